import Testing

@testable import TerminalUI

/// Terminals come in every size, and change it while a widget is on the screen.
@Suite struct AnySizeTests {
    private static let sizes: [Size] = {
        let small = [0, 1, 2, 3, 5, 9].flatMap { width in
            [0, 1, 2, 3, 4, 7].map { Size(width: width, height: $0) }
        }
        let large = [
            (1, 100), (300, 1), (17, 5), (37, 9), (40, 12), (60, 16), (80, 24), (120, 40), (300, 100),
        ]
        return small + large.map { Size(width: $0.0, height: $0.1) }
    }()

    @Test("every widget draws at every size, and nothing outside its rectangle", arguments: GlyphSet.allCases)
    func drawsAtAnySize(glyphs: GlyphSet) {
        for depth in [ColorDepth.truecolor, .mono] {
            let appearance = Appearance(glyphs: glyphs, depth: depth)
            for sample in Samples.widgets {
                for size in Self.sizes { check(sample.widget, sample.name, size, appearance) }
            }
        }
    }

    /// Draws into a grid with a margin of two cells and looks whether the margin stayed as it was.
    private func check(_ widget: any Widget, _ name: String, _ size: Size, _ appearance: Appearance) {
        var grid = CellGrid(width: size.width + 4, height: size.height + 4)
        grid.fill(grid.bounds, style: .plain, character: "#")
        let untouched = grid
        let area = Rect(x: 2, y: 2, width: size.width, height: size.height)
        grid.fill(area, style: appearance.ground)
        widget.draw(in: area, on: &grid, with: appearance)
        let isClean = (0..<grid.height).allSatisfy { row in
            (0..<grid.width).allSatisfy { column in
                area.contains(Position(column: column, row: row))
                    || grid[column, row] == untouched[column, row]
            }
        }
        #expect(isClean, "\(name) draws outside at \(size.width)×\(size.height)")
    }
}
