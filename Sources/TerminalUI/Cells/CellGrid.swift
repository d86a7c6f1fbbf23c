/// A rectangle of cells that widgets draw into and a terminal shows.
///
/// Whatever is drawn outside is clipped, so a widget never has to ask whether there is room. A wide character
/// is never split: drawing over one of its halves blanks the other, and one that does not fit becomes a space.
package struct CellGrid: Sendable, Equatable {
    package let width: Int
    package let height: Int
    /// Pictures over the cells, for a terminal that has graphics.
    package private(set) var pictures: [PlacedPicture] = []
    private var cells: [Cell]

    /// A blank grid. Negative extents become zero.
    package init(width: Int, height: Int, style: Style = .plain) {
        self.width = max(0, width)
        self.height = max(0, height)
        cells = Array(repeating: Cell(character: " ", style: style), count: self.width * self.height)
    }

    package init(size: Size, style: Style = .plain) {
        self.init(width: size.width, height: size.height, style: style)
    }

    /// The whole grid as a rectangle.
    package var bounds: Rect { Rect(x: 0, y: 0, width: width, height: height) }

    /// The cell at a place; blank outside the grid.
    package subscript(column: Int, row: Int) -> Cell {
        contains(column, row) ? cells[row * width + column] : .blank
    }

    /// One row of cells; empty outside the grid.
    package func row(_ row: Int) -> ArraySlice<Cell> {
        (0..<height).contains(row) ? cells[(row * width)..<((row + 1) * width)] : []
    }

    /// Draws one character over what is there, inside `clip` and the grid.
    ///
    /// - Returns: The columns that the character takes, whether or not it was visible.
    @discardableResult
    package mutating func put(
        _ character: Character, column: Int, row: Int, style: Style, clip: Rect? = nil
    ) -> Int {
        let shown = CharacterWidth.drawable(character)
        let columns = CharacterWidth.columns(shown)
        let visible = clip.map { $0.intersection(bounds) } ?? bounds
        let last = Position(column: column + columns - 1, row: row)
        let first = Position(column: column, row: row)
        if visible.contains(first) && visible.contains(last) {
            set(shown, column: column, row: row, columns: columns, style: style)
        } else if visible.contains(first) {
            set(" ", column: column, row: row, columns: 1, style: style)
        } else if visible.contains(last) {
            set(" ", column: last.column, row: row, columns: 1, style: style)
        }
        return columns
    }

    /// Blanks a rectangle with a style; nothing that was there remains, colors included.
    package mutating func fill(_ area: Rect, style: Style, character: Character = " ") {
        let visible = area.intersection(bounds)
        guard !visible.isEmpty, CharacterWidth.columns(character) == 1 else { return }
        for row in visible.minY..<visible.maxY {
            for column in visible.minX..<visible.maxX {
                breakWide(column, row)
                cells[row * width + column] = Cell(character: character, style: style)
            }
        }
    }

    /// Has a picture shown over some cells, which become blank in the terminal's own ground: what is drawn over
    /// them later with another one covers the picture.
    package mutating func place(_ picture: Picture, in area: Rect) {
        guard !area.isEmpty, area.intersection(bounds) == area else { return }
        fill(area, style: .plain)
        pictures.append(PlacedPicture(picture, in: area))
    }

    /// Changes the style of the cells in a rectangle, the characters stay. Both halves of a wide character
    /// change together.
    package mutating func restyle(_ area: Rect, _ change: (Style) -> Style) {
        let visible = area.intersection(bounds)
        guard !visible.isEmpty else { return }
        for row in visible.minY..<visible.maxY {
            let start = self[visible.minX, row].isContinuation ? visible.minX - 1 : visible.minX
            let end = self[visible.maxX, row].isContinuation ? visible.maxX + 1 : visible.maxX
            for column in start..<end {
                let cell = cells[row * width + column]
                cells[row * width + column] = Cell(character: cell.character, style: change(cell.style))
            }
        }
    }

    private func contains(_ column: Int, _ row: Int) -> Bool {
        column >= 0 && column < width && row >= 0 && row < height
    }

    private mutating func set(_ character: Character, column: Int, row: Int, columns: Int, style: Style) {
        let index = row * width + column
        breakWide(column, row)
        if columns == 2 { breakWide(column + 1, row) }
        let merged = style.over(cells[index].style)
        cells[index] = Cell(character: character, style: merged)
        if columns == 2 { cells[index + 1] = Cell(character: nil, style: merged) }
    }

    /// Blanks the other half of a wide character that the cell belongs to.
    private mutating func breakWide(_ column: Int, _ row: Int) {
        let index = row * width + column
        if cells[index].isContinuation, column > 0 {
            cells[index - 1] = Cell(character: " ", style: cells[index - 1].style)
        }
        if column + 1 < width, cells[index + 1].isContinuation {
            cells[index + 1] = Cell(character: " ", style: cells[index + 1].style)
        }
    }
}

/// A picture that a terminal with graphics is to show over some cells, which are left blank below it.
package struct PlacedPicture: Sendable, Equatable {
    package let picture: Picture
    /// The cells that it fills.
    package let area: Rect

    package init(_ picture: Picture, in area: Rect) {
        self.picture = picture
        self.area = area
    }
}
