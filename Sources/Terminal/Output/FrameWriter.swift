import CNcurses
import TerminalUI

/// Writes the changed rows of grids to the curses screen.
struct FrameWriter {
    private let pens: PenBox
    private var shown: CellGrid?

    init(colors: ColorSupport, hasPairs: Bool) {
        pens = PenBox(colors: colors, hasPairs: hasPairs)
    }

    /// Forgets what the terminal shows.
    mutating func forget() { shown = nil }

    /// Shows a grid on a screen of a size; what it does not cover is blank.
    mutating func show(_ grid: CellGrid, size: Size) {
        if pens.makeRoom() { forget() }
        let isSameSize = shown.map { $0.width == grid.width && $0.height == grid.height } ?? false
        if !isSameSize { curses_erase() }
        for row in 0..<min(grid.height, size.height) where !isSameSize || shown?.row(row) != grid.row(row) {
            let cells = curses(grid.row(row).prefix(size.width))
            curses_put_row(Int32(row), cells, Int32(cells.count))
        }
        shown = grid
        curses_update()
    }

    /// A row for curses: a wide character is one cell there.
    private func curses(_ row: ArraySlice<Cell>) -> [cchar_t] {
        var cells: [cchar_t] = []
        cells.reserveCapacity(row.count)
        // Neighbors mostly look alike.
        var style = Style.plain
        var pen = pens.pen(style)
        for index in row.indices {
            guard let character = row[index].character else { continue }
            let next = index + 1
            let isWide = next < row.endIndex && row[next].isContinuation
            if row[index].style != style {
                style = row[index].style
                pen = pens.pen(style)
            }
            if let scalar = GlyphCheck.scalar(character, columns: isWide ? 2 : 1) {
                cells.append(curses_plain_cell(scalar, pen.attributes, pen.pair))
                continue
            }
            for glyph in GlyphCheck.text(character, columns: isWide ? 2 : 1) {
                cells.append(glyph.withUnsafeBufferPointer { cell($0, pen) })
            }
        }
        return cells
    }

    private func cell(_ text: UnsafeBufferPointer<wchar_t>, _ pen: PenBox.Pen) -> cchar_t {
        guard let start = text.baseAddress else { return cchar_t() }
        return curses_cell(start, pen.attributes, pen.pair)
    }
}
