@testable import TerminalUI

/// Draws a widget over a whole grid, as a screen would.
func drawn(
    _ widget: some Widget, width: Int, height: Int, _ appearance: Appearance = Appearance()
) -> CellGrid {
    var grid = CellGrid(width: width, height: height, style: appearance.ground)
    widget.draw(in: grid.bounds, on: &grid, with: appearance)
    return grid
}

extension Appearance {
    static let ascii = Appearance(glyphs: .ascii, depth: .mono)
    static let block = Appearance(glyphs: .block)
    static let mono = Appearance(depth: .mono)
}
