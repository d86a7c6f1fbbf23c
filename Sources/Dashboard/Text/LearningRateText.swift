import TerminalUI

/// Learning rates for people: `0.05`, `0.0032`, `2.5e-5`.
enum LearningRateText {
    static func text(_ rate: Double) -> String {
        guard rate > 0, rate < 1e-3 else { return NumberText.short(rate, digits: 5) }
        var (mantissa, exponent) = (rate, 0)
        // A mantissa that would be rounded to ten is one of the next power.
        while mantissa < 0.995 && exponent > -99 {
            mantissa *= 10
            exponent -= 1
        }
        return NumberText.short((mantissa * 10).rounded() / 10, digits: 2) + "e\(exponent)"
    }
}
