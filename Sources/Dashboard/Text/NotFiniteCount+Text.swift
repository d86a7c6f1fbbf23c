import TerminalUI

extension NotFiniteCount {
    /// "✗3 NaN ✗1 Inf"; empty where every value is finite.
    func text(_ glyphs: GlyphSet) -> String {
        let parts = [(nan, "NaN"), (infinite, "Inf")].filter { $0.0 > 0 }
        return parts.map { "\(glyphs.notFinite)\(NumberText.grouped($0.0)) \($0.1)" }.joined(separator: " ")
    }
}
