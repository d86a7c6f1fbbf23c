import Testing

@testable import TerminalUI

@Suite struct ConfusionHeatmapTests {
    private let matrix = ConfusionHeatmap(
        classes: ["neutral", "fear", "contempt"], counts: [[8, 2, 0], [5, 5, 0], [0, 0, 0]],
        cursor: .init(row: 0, column: 1)
    )

    @Test("rows true, columns predicted, both labeled; a zero is quiet, a row without samples shows a dash")
    func labeled() {
        #expect(
            drawn(matrix, width: 34, height: 7).lines == [
                "true ↓ predicted →",
                "         neutral   fear  contemp",
                " neutral  80.0%  ▐20.0% ▌   ·",
                "    fear  50.0%   50.0%     ·",
                "contempt    –       –       –",
                "",
                "         0                    100%",
            ])
    }

    @Test("ASCII has stand-ins for all of it")
    func ascii() {
        #expect(
            Array(drawn(matrix, width: 30, height: 6, .ascii).lines.prefix(5)) == [
                "true v predicted >",
                "         neutra  fear  contem",
                " neutral  80.0% [20.0%]   .",
                "    fear  50.0%  50.0%    .",
                "contempt    -      -      -",
            ])
    }

    @Test("narrow, with names cut and whole percents")
    func narrow() {
        #expect(
            drawn(matrix, width: 12, height: 4).lines == [
                "    nefeco", "ne… 8020·", "fe… 5050·", "co… – – –",
            ])
    }

    @Test("names that would look alike become numbers")
    func abbreviations() {
        #expect(Abbreviation.unique(["contempt", "content"], columns: 3) == ["1", "2"])
        #expect(Abbreviation.unique(["anger", "fear"], columns: 3) == ["ang", "fea"])
    }

    @Test("shares keep a scale from 0 to 1, counts one from 0 to the greatest")
    func scale() {
        var matrix = ConfusionHeatmap(classes: ["a", "b"], counts: [[4, 4], [0, 8]])
        let color = { (widget: ConfusionHeatmap, column: Int) in
            drawn(widget, width: 40, height: 4)[column, 2].style.background
        }
        let map = ThemeCatalog.standard.colorMap
        #expect(color(matrix, 4) == map.color(0.5, depth: .truecolor))
        matrix.normalization = .counts
        #expect(color(matrix, 4) == map.color(0.5, depth: .truecolor))
        matrix.counts = [[4, 4], [0, 16]]
        #expect(color(matrix, 4) == map.color(0.25, depth: .truecolor))
    }

    @Test("normalized by true class, by predicted class, by all")
    func normalization() {
        let counts = [[8, 2], [0, 0]]
        #expect(MatrixNormalization.byTrue.values(counts) == [[0.8, 0.2], [nil, nil]])
        #expect(MatrixNormalization.byPredicted.values(counts) == [[1, 1], [0, 0]])
        #expect(MatrixNormalization.byAll.values(counts) == [[0.8, 0.2], [0, 0]])
        #expect(MatrixNormalization.counts.values(counts) == [[8, 2], [nil, nil]])
        #expect(MatrixNormalization.byPredicted.values([[0, 3], [0, 1]]) == [[nil, 0.75], [nil, 0.25]])
    }

    @Test("the mouse finds the cell that is drawn under it")
    func hitTest() {
        let area = Rect(x: 0, y: 0, width: 34, height: 7)
        #expect(matrix.cell(at: Position(column: 20, row: 3), in: area) == .init(row: 1, column: 1))
        #expect(matrix.cell(at: Position(column: 2, row: 3), in: area) == nil)
    }

    @Test("where not all rows fit, the cursor's is among those shown")
    func scrolls() {
        let classes = (0..<20).map { "class\($0)" }
        let counts = (0..<20).map { row in (0..<20).map { $0 == row ? 1 : 0 } }
        let matrix = ConfusionHeatmap(classes: classes, counts: counts, cursor: .init(row: 17, column: 17))
        let lines = drawn(matrix, width: 100, height: 8).lines
        #expect(lines.contains { $0.hasPrefix("class17") })
    }

    @Test("against an earlier matrix: signed changes, in points or samples, a dash where one has no value")
    func changes() {
        var change = matrix
        change.previous = [[10, 0, 0], [4, 6, 0], [0, 0, 0]]
        change.cursor = nil
        #expect(
            drawn(change, width: 34, height: 7).lines == [
                "true ↓ predicted →",
                "         neutral   fear  contemp",
                " neutral  -20.0   +20.0     ·",
                "    fear  +10.0   -10.0     ·",
                "contempt    –       –       –",
                "",
                "         -20%                 +20%",
            ])
        change.normalization = .counts
        #expect(drawn(change, width: 34, height: 7).lines[2] == " neutral    -2      +2      ·")
    }

    @Test("the least scale of changes: a hundredth of a percent is no news")
    func quietChanges() {
        let change = ConfusionHeatmap(
            classes: ["a", "b"], counts: [[9999, 1], [0, 10000]], previous: [[10000, 0], [0, 10000]])
        let grid = drawn(change, width: 40, height: 4)
        let ground = ThemeCatalog.standard[.background]?.rgb ?? .black
        #expect(grid[4, 2].style.background == .rgb(DivergingColors.color(-0.0001 / 0.05, on: ground)))
    }
}
