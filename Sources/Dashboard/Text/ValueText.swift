import TerminalUI

/// Text for spans of time.
package enum DurationText {
    /// At most two units: `42s`, `12m 05s`, `3h 07m`, `2d 04h`; `--` for none.
    package static func text(_ seconds: Double?) -> String {
        guard let seconds, seconds.isFinite, seconds < 1e9 else { return "--" }
        let whole = Int(max(0, seconds).rounded())
        switch whole {
        case ..<60: return "\(whole)s"
        case ..<3600: return "\(whole / 60)m \(twoDigits(whole % 60))s"
        case ..<86_400: return "\(whole / 3600)h \(twoDigits(whole % 3600 / 60))m"
        default: return "\(whole / 86_400)d \(twoDigits(whole % 86_400 / 3600))h"
        }
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// Text for amounts of memory.
enum ByteText {
    static func text(_ bytes: Int) -> String {
        let units = ["B", "KB", "MB", "GB", "TB"]
        var value = Double(max(0, bytes))
        var unit = 0
        while value >= 1000, unit + 1 < units.count {
            value /= 1000
            unit += 1
        }
        return NumberText.fixed(value, decimals: value < 10 && unit > 0 ? 1 : 0) + " " + units[unit]
    }
}

/// Text for learning rates: `0.05`, `0.0032`, `2.5e-5`.
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

extension NotFiniteCount {
    /// "✗3 NaN ✗1 Inf"; empty if every value is finite.
    func text(_ glyphs: GlyphSet) -> String {
        let parts = [(nan, "NaN"), (infinite, "Inf")].filter { $0.0 > 0 }
        return parts.map { "\(glyphs.notFinite)\(NumberText.grouped($0.0)) \($0.1)" }.joined(separator: " ")
    }
}
