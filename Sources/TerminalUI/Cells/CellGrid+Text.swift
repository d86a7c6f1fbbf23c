extension CellGrid {
    /// Writes a line of text, clipped to `clip` and the grid.
    ///
    /// - Returns: The column after the text's last.
    @discardableResult
    package mutating func write(
        _ text: some StringProtocol, column: Int, row: Int, style: Style, clip: Rect? = nil
    ) -> Int {
        var column = column
        for character in text {
            column += put(character, column: column, row: row, style: style, clip: clip)
        }
        return column
    }

    /// Writes a line of text into the first row of a rectangle; text that does not fit is cut with an ellipsis.
    package mutating func write(
        _ text: String, in area: Rect, style: Style, align: Alignment = .leading, ellipsis: String = "…"
    ) {
        guard !area.isEmpty else { return }
        let shown = CharacterWidth.truncated(text, to: area.width, ellipsis: ellipsis)
        let spare = area.width - CharacterWidth.columns(shown)
        let indent =
            switch align {
            case .leading: 0
            case .center: spare / 2
            case .trailing: spare
            }
        write(shown, column: area.x + indent, row: area.y, style: style, clip: area)
    }

    /// The grid as lines of text without their trailing spaces: what a person sees, colors aside.
    package var lines: [String] {
        (0..<height).map { row in
            let text = String(self.row(row).compactMap(\.character))
            return String(text.reversed().drop { $0 == " " }.reversed())
        }
    }
}

/// Where text stands in the room it is given.
package enum Alignment: Sendable, Hashable {
    case leading
    case center
    case trailing
}
