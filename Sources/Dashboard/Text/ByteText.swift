import TerminalUI

/// Amounts of memory for people.
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
