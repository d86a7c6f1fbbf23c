extension CellGrid {
    /// Draws a horizontal run of one character.
    package mutating func drawHorizontal(_ character: Character, in area: Rect, style: Style) {
        guard !area.isEmpty else { return }
        for column in area.minX..<area.maxX {
            put(character, column: column, row: area.y, style: style)
        }
    }

    /// Draws a vertical run of one character.
    package mutating func drawVertical(_ character: Character, in area: Rect, style: Style) {
        guard !area.isEmpty else { return }
        for row in area.minY..<area.maxY {
            put(character, column: area.x, row: row, style: style)
        }
    }

    /// Draws a frame just inside a rectangle; nothing where it is under two cells wide or high.
    package mutating func drawBorder(_ area: Rect, border: Border, style: Style) {
        guard area.width >= 2, area.height >= 2 else { return }
        let right = area.maxX - 1
        let bottom = area.maxY - 1
        let side = Rect(x: area.x, y: area.y + 1, width: 1, height: area.height - 2)
        drawHorizontal(border.horizontal, in: area.row(0), style: style)
        drawHorizontal(border.horizontal, in: area.row(area.height - 1), style: style)
        drawVertical(border.vertical, in: side, style: style)
        drawVertical(
            border.vertical, in: Rect(x: right, y: side.y, width: 1, height: side.height), style: style)
        put(border.topLeft, column: area.x, row: area.y, style: style)
        put(border.topRight, column: right, row: area.y, style: style)
        put(border.bottomLeft, column: area.x, row: bottom, style: style)
        put(border.bottomRight, column: right, row: bottom, style: style)
    }
}
