import Foundation

/// Numbers for display: short, without locale, the same on every machine.
package enum NumberText {
    /// A number with a fixed count of decimals; "NaN", "Inf" and "-Inf" for what is none.
    package static func fixed(_ value: Double, decimals: Int) -> String {
        guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-Inf" : "Inf" }
        return String(format: "%.\(max(0, min(12, decimals)))f", value)
    }

    /// A whole number with commas between thousands.
    package static func grouped(_ value: Int) -> String {
        let digits = String(value.magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return value < 0 ? "-" + text : text
    }

    /// A share of 0 to 1 as percent.
    package static func percent(_ share: Double, decimals: Int = 1) -> String {
        share.isFinite ? fixed(share * 100, decimals: decimals) + "%" : "–"
    }

    /// At most `digits` significant digits, with k, M, G above a thousand and an exponent below a thousandth.
    package static func short(_ value: Double, digits: Int = 4) -> String {
        guard value.isFinite, value != 0 else { return value == 0 ? "0" : fixed(value, decimals: 0) }
        let size = abs(value)
        if size < 1e-3 || size >= 1e12 { return exponential(value, decimals: max(1, digits - 4)) }
        for (limit, suffix) in [(1e9, "G"), (1e6, "M"), (1e4, "k")] where size >= limit {
            let unit = limit == 1e4 ? 1e3 : limit
            return trimmed(fixed(value / unit, decimals: 1)) + suffix
        }
        let whole = max(1, Int(log10(size).rounded(.down)) + 1)
        return trimmed(fixed(value, decimals: max(0, digits - whole)))
    }

    private static func exponential(_ value: Double, decimals: Int) -> String {
        let exponent = Int(log10(abs(value)).rounded(.down))
        return trimmed(fixed(value / pow(10, Double(exponent)), decimals: decimals)) + "e\(exponent)"
    }

    /// Without zeros at the end of the decimals.
    private static func trimmed(_ text: String) -> String {
        guard text.contains(".") else { return text }
        var text = text
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }
}
