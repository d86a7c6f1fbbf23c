extension CellGrid {
    /// Draws a horizontal bar that fills `fraction` (0 to 1) of the first row of a rectangle, to an eighth of a
    /// cell, on a track. A fraction above zero shows at least the thinnest bar. A bar of another character
    /// than the full block ends on a whole cell.
    package mutating func drawBar(
        _ fraction: Double, in area: Rect, role: ThemeRole, with appearance: Appearance,
        fill: Character? = nil
    ) {
        guard !area.isEmpty else { return }
        let filled = fraction.isFinite ? min(1, max(0, fraction)) : 0
        var eighths = Int((filled * Double(area.width * 8)).rounded())
        if filled > 0 { eighths = max(1, eighths) }
        if filled < 1 { eighths = min(area.width * 8 - 1, eighths) }
        let style = appearance.style(role)
        let track = appearance.style(.track)
        for column in 0..<area.width {
            let here = min(8, max(0, eighths - column * 8))
            let character = here == 0 ? " " : barCharacter(here, appearance.glyphs, fill)
            put(
                here == 0 ? trackCharacter(appearance) : character, column: area.x + column, row: area.y,
                style: here == 0 ? track : style
            )
        }
    }

    private func barCharacter(_ eighths: Int, _ glyphs: GlyphSet, _ fill: Character?) -> Character {
        if let fill, fill != glyphs.fullBlock, eighths >= 4 { return fill }
        return glyphs.horizontalEighths[eighths - 1]
    }

    private func trackCharacter(_ appearance: Appearance) -> Character {
        appearance.glyphs.isUnicode ? (appearance.depth.hasFineColor ? "╌" : " ") : "."
    }
}
