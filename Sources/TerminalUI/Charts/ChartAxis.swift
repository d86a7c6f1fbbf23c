import Foundation

/// How a chart lays out one of its two directions.
package struct ChartAxis: Sendable, Equatable {
    package enum Scale: Sendable, Equatable {
        case linear
        /// Values of zero and below are not shown.
        case logarithmic
    }

    package var title: String
    /// The values shown; nil spans the data.
    package var range: ClosedRange<Double>?
    package var scale: Scale
    /// Ticks on whole numbers alone: epochs, steps.
    package var isInteger: Bool
    /// Labels as percent of one.
    package var isPercent: Bool

    package init(
        _ title: String = "", range: ClosedRange<Double>? = nil, scale: Scale = .linear,
        isInteger: Bool = false,
        isPercent: Bool = false
    ) {
        self.title = title
        self.range = range
        self.scale = scale
        self.isInteger = isInteger
        self.isPercent = isPercent
    }

    /// A value's place on the axis as drawn; nil if it has none.
    func place(_ value: Double) -> Double? {
        guard value.isFinite else { return nil }
        switch scale {
        case .linear: return value
        case .logarithmic: return value > 0 ? log10(value) : nil
        }
    }

    /// The value that is drawn at a place.
    func value(ofPlace place: Double) -> Double { scale == .logarithmic ? pow(10, place) : place }

    /// The span of places that the axis shows for its data; nil without any.
    ///
    /// - Parameter isPadded: Leaves a little air on both sides of the data.
    func places(of values: some Sequence<Double>, isPadded: Bool) -> ClosedRange<Double>? {
        if let range, let low = place(range.lowerBound), let high = place(range.upperBound), low < high {
            return low...high
        }
        var low = Double.infinity
        var high = -Double.infinity
        for value in values {
            guard let place = place(value) else { continue }
            low = min(low, place)
            high = max(high, place)
        }
        guard low <= high else { return nil }
        if low == high {
            let air = low == 0 ? 1 : abs(low) * 0.1
            return (low - air)...(high + air)
        }
        let air = isPadded ? (high - low) * 0.04 : 0
        return (low - air)...(high + air)
    }

    /// At most `limit` ticks for a span of places; the ticks' values are places too.
    func ticks(_ places: ClosedRange<Double>, limit: Int) -> AxisTicks {
        switch scale {
        case .linear:
            return .linear(places, limit: limit, isInteger: isInteger, isPercent: isPercent)
        case .logarithmic:
            let ticks = AxisTicks.logarithmic(
                pow(10, places.lowerBound)...pow(10, places.upperBound), limit: limit
            )
            return AxisTicks(values: ticks.values.map { log10($0) }, labels: ticks.labels)
        }
    }

    /// A value as the axis writes it, more exactly than its ticks.
    ///
    /// - Parameter isExact: As many digits as tell one single-precision number from the next.
    package func text(_ value: Double, isExact: Bool = false) -> String {
        if !value.isFinite { return NumberText.fixed(value, decimals: 0) }
        if isPercent { return NumberText.percent(value, decimals: isExact ? 2 : 1) }
        if isInteger { return NumberText.fixed(value, decimals: 0) }
        return NumberText.short(value, digits: isExact ? 7 : 4)
    }
}
