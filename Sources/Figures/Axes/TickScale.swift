import Foundation

/// A range of values with round marks on it.
package struct TickScale: Sendable, Equatable {
    package let lower: Double
    package let upper: Double
    /// Distance from one mark to the next: 1, 2 or 5 times a power of ten.
    package let step: Double

    /// The smallest range of whole steps that holds all values.
    ///
    /// - Parameters:
    ///   - values: those that are not finite do not count; without any the range is 0 to 1.
    ///   - limits: the range never goes beyond these, as with shares, which end at 1.
    ///   - marks: about how many there should be.
    package init(holding values: [Double], within limits: ClosedRange<Double>, marks: Int = 5) {
        let finite = values.filter(\.isFinite)
        var low = max(limits.lowerBound, finite.min() ?? 0)
        var high = min(limits.upperBound, finite.max() ?? 1)
        if low >= high {
            // Equal values stand in the middle of a narrow range, as far as the limits let them.
            let margin = max(abs(high) * 0.1, 0.05)
            (low, high) = (max(limits.lowerBound, low - margin), min(limits.upperBound, high + margin))
        }
        step = Self.roundStep(atLeast: (high - low) / Double(max(1, marks)))
        // A hair of tolerance: 0.3 is 2.9999999999999996 steps of 0.1.
        let first = (low / step + 1e-9).rounded(.down)
        let last = max(first + 1, (high / step - 1e-9).rounded(.up))
        lower = max(limits.lowerBound, first * step)
        upper = min(limits.upperBound, last * step)
    }

    /// A range of counts from 0 or 1 up, with marks at whole numbers.
    package init(counting count: Int) {
        lower = count > 1 ? 1 : 0
        upper = Double(max(count, 2))
        step = max(1, Self.roundStep(atLeast: Double(count) / 6))
    }

    /// Multiples of the step in the range.
    package var marks: [Double] {
        let first = Int((lower / step - 1e-9).rounded(.up))
        let last = Int((upper / step + 1e-9).rounded(.down))
        return first <= last ? (first...last).map { Double($0) * step } : []
    }

    /// The place of a value, 0 at the range's lower end and 1 at its upper.
    func position(_ value: Double) -> Double { (value - lower) / (upper - lower) }

    /// A mark's value with as many digits as tell it from its neighbours.
    func text(_ mark: Double) -> String {
        let digits = max(0, Int((-log10(step)).rounded(.up)))
        return String(format: "%.\(min(digits, 12))f", mark)
    }

    private static func roundStep(atLeast step: Double) -> Double {
        let power = pow(10, log10(step).rounded(.down))
        let factor = [1.0, 2, 5].first { $0 * power >= step * (1 - 1e-9) } ?? 10
        return factor * power
    }
}
