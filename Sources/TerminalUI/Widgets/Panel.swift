/// A frame with a title in its top line, and room for a widget inside.
package struct Panel: Widget, Sendable {
    package var title: String
    /// Shown at the right of the top line, if there is room: a count, a mode.
    package var note: String
    /// Shown at the right of the bottom line, if there is room.
    package var footnote: String
    package var isFocused: Bool

    package init(_ title: String, note: String = "", footnote: String = "", isFocused: Bool = false) {
        self.title = title
        self.note = note
        self.footnote = footnote
        self.isFocused = isFocused
    }

    /// The room inside the frame.
    package func interior(of area: Rect) -> Rect { area.inset(horizontal: 1, vertical: 1) }

    package func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let style = frameStyle(appearance)
        grid.drawBorder(area, border: appearance.glyphs.border, style: style)
        let top = area.row(0).inset(horizontal: 2)
        let titleEnd = label(title, in: top, titleStyle(appearance), &grid, appearance)
        let free = Rect(x: titleEnd + 1, y: top.y, width: top.maxX - titleEnd - 1, height: 1)
        trailingLabel(note, in: free, &grid, appearance)
        if area.height > 1 {
            trailingLabel(footnote, in: area.row(area.height - 1).inset(horizontal: 2), &grid, appearance)
        }
    }

    /// Draws the frame and a widget inside it.
    package func draw(
        _ content: some Widget, in area: Rect, on grid: inout CellGrid, with appearance: Appearance
    ) {
        draw(in: area, on: &grid, with: appearance)
        content.draw(in: interior(of: area), on: &grid, with: appearance)
    }

    private func frameStyle(_ appearance: Appearance) -> Style {
        let style = appearance.style(isFocused ? .focus : .border)
        return isFocused && !appearance.depth.hasColor ? style.bold : style
    }

    private func titleStyle(_ appearance: Appearance) -> Style {
        isFocused ? appearance.style(.focus).bold : appearance.style(.title).bold
    }

    /// Writes ` text ` into a frame's line.
    ///
    /// - Returns: The column after it; the line's first where nothing fits.
    private func label(
        _ text: String, in line: Rect, _ style: Style, _ grid: inout CellGrid, _ appearance: Appearance
    ) -> Int {
        guard !text.isEmpty, line.width >= 3 else { return line.x }
        let shown = CharacterWidth.truncated(text, to: line.width - 2, ellipsis: appearance.glyphs.ellipsis)
        return grid.write(" \(shown) ", column: line.x, row: line.y, style: style, clip: line)
    }

    /// Writes ` text ` at the right of a frame's line, or nothing if it does not fit whole.
    private func trailingLabel(
        _ text: String, in line: Rect, _ grid: inout CellGrid, _ appearance: Appearance
    ) {
        let columns = CharacterWidth.columns(text) + 2
        guard !text.isEmpty, columns <= line.width else { return }
        grid.write(
            " \(text) ", column: line.maxX - columns, row: line.y, style: appearance.style(.muted), clip: line
        )
    }
}
