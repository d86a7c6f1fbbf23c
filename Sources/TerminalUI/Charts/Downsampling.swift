/// The points of one column of a chart, brought down to the four that decide how the curve looks there.
struct ColumnSummary: Equatable {
    /// In the order of the data: the first, the lowest and the highest, the last; without repetition.
    var points: [DataPoint] = []
    /// Points that are NaN, infinite, or have no place on the axis.
    var notFinite = 0
}

/// Brings long curves down to what a chart can show without losing a single spike.
enum Downsampling {
    /// Summarises points column by column: first, minimum, maximum, last (the "M4" of Jugel and others,
    /// doi:10.14778/2732951.2732953), so that the drawn curve is the one that all points would give.
    ///
    /// - Parameters:
    ///   - points: In ascending order of x.
    ///   - columns: How many columns `range` is cut into.
    ///   - isShown: Whether a value has a place on the vertical axis.
    static func columns(
        _ points: some Collection<DataPoint>, range: ClosedRange<Double>, columns: Int,
        isShown: (Double) -> Bool
    ) -> [ColumnSummary] {
        guard columns > 0 else { return [] }
        var accumulators = [Accumulator](repeating: Accumulator(), count: columns)
        let span = range.upperBound - range.lowerBound
        for point in points where point.x >= range.lowerBound && point.x <= range.upperBound {
            let position = span > 0 ? (point.x - range.lowerBound) / span : 0
            let column = min(columns - 1, Int(position * Double(columns - 1) + 0.5))
            accumulators[column].add(point, isShown: isShown(point.y))
        }
        return accumulators.map(\.summary)
    }

    private struct Accumulator {
        var count = 0
        var notFinite = 0
        var first, lowest, highest, last: (order: Int, point: DataPoint)?

        mutating func add(_ point: DataPoint, isShown: Bool) {
            guard isShown else {
                notFinite += 1
                return
            }
            let entry = (order: count, point: point)
            count += 1
            if first == nil { first = entry }
            if lowest.map({ point.y < $0.point.y }) ?? true { lowest = entry }
            if highest.map({ point.y > $0.point.y }) ?? true { highest = entry }
            last = entry
        }

        var summary: ColumnSummary {
            let entries = [first, lowest, highest, last].compactMap { $0 }.sorted { $0.order < $1.order }
            var points: [DataPoint] = []
            var order = -1
            for entry in entries where entry.order != order {
                points.append(entry.point)
                order = entry.order
            }
            return ColumnSummary(points: points, notFinite: notFinite)
        }
    }
}
