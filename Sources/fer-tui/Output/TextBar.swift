import Foundation

/// A bar of characters, to eighths of one where the terminal's characters allow that.
enum TextBar {
    private static let eighths: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]

    /// - Parameters:
    ///   - fraction: 0 to 1, of `width` characters.
    ///   - isUnicode: false draws with `#`.
    static func text(_ fraction: Double, width: Int, isUnicode: Bool = TextBar.isUnicode) -> String {
        let fraction = fraction.isFinite ? min(max(fraction, 0), 1) : 0
        guard isUnicode else {
            return String(repeating: "#", count: Int((fraction * Double(width)).rounded()))
        }
        // What is there shows, however little it is.
        let parts = fraction > 0 ? max(1, Int((fraction * Double(width) * 8).rounded())) : 0
        let part = parts % 8 > 0 ? String(eighths[parts % 8 - 1]) : ""
        return String(repeating: "█", count: parts / 8) + part
    }

    /// Whether the user's locale has more than ASCII.
    static var isUnicode: Bool {
        let environment = ProcessInfo.processInfo.environment
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        return locale.map { $0.uppercased().contains("UTF") } ?? false
    }
}
