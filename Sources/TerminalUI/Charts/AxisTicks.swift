import Foundation

/// Round values along an axis, and how to write them.
package struct AxisTicks: Sendable, Equatable {
    package let values: [Double]
    package let labels: [String]

    /// Multiples of 1, 2 or 5 times a power of ten inside a range, at most `limit` of them.
    ///
    /// - Parameter isInteger: No steps below one.
    package static func linear(
        _ range: ClosedRange<Double>, limit: Int, isInteger: Bool = false, isPercent: Bool = false
    ) -> AxisTicks {
        let span = range.upperBound - range.lowerBound
        guard limit > 0, span > 0, span.isFinite else { return AxisTicks(values: [], labels: []) }
        let least = isInteger ? 1.0 : 0
        var step = max(least, roundStep(atLeast: span / Double(limit)))
        while multiples(of: step, in: range).count > limit { step = roundStep(atLeast: step * 1.5) }
        // One tick alone gives no scale: rather some more than wanted.
        let finer = max(least, roundStep(atLeast: step / 2.5))
        if multiples(of: step, in: range).count < 2, multiples(of: finer, in: range).count <= limit + 2 {
            step = finer
        }
        let values = multiples(of: step, in: range)
        return AxisTicks(values: values, labels: values.map { label($0, step: step, isPercent: isPercent) })
    }

    /// Powers of ten inside a range of positive values, thinned to at most `limit`; where that leaves fewer than
    /// two, 1, 2 and 5 times these.
    package static func logarithmic(_ range: ClosedRange<Double>, limit: Int) -> AxisTicks {
        guard limit > 0, range.lowerBound > 0, range.upperBound.isFinite else {
            return AxisTicks(values: [], labels: [])
        }
        let low = Int(log10(range.lowerBound).rounded(.down))
        let high = Int(log10(range.upperBound).rounded(.up))
        let within = { (values: [Double]) in
            values.filter { $0 >= range.lowerBound * 0.999 && $0 <= range.upperBound * 1.001 }
        }
        var values = within((low...high).map { pow(10, Double($0)) })
        if values.count < 2 {
            values = within((low...high).flatMap { power in [1, 2, 5].map { $0 * pow(10, Double(power)) } })
        }
        let stride = max(1, (values.count + limit - 1) / limit)
        let kept = values.enumerated().filter { $0.offset.isMultiple(of: stride) }.map(\.element)
        return AxisTicks(values: kept, labels: kept.map { NumberText.short($0) })
    }

    private static func multiples(of step: Double, in range: ClosedRange<Double>) -> [Double] {
        let first = (range.lowerBound / step - 1e-9).rounded(.up)
        let last = (range.upperBound / step + 1e-9).rounded(.down)
        guard last >= first, last - first < 1000 else { return [] }
        return (0...Int(last - first)).map { (first + Double($0)) * step }
    }

    /// The smallest of 1, 2, 5 times a power of ten that is not below a value above zero.
    static func roundStep(atLeast value: Double) -> Double {
        let power = pow(10, log10(value).rounded(.down))
        let factor = [1.0, 2, 5].first { $0 * power >= value * (1 - 1e-9) } ?? 10
        return factor * power
    }

    private static func label(_ value: Double, step: Double, isPercent: Bool) -> String {
        let scale = isPercent ? 100.0 : 1
        let exponent = (log10(step * scale) + 1e-9).rounded(.down)
        if abs(value) >= 10_000 || (exponent < -4 && value != 0) { return NumberText.short(value * scale) }
        let text = NumberText.fixed(value * scale, decimals: max(0, Int(-exponent)))
        return isPercent ? text + "%" : text
    }
}
