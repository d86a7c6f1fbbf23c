import Testing

@testable import TerminalUI

@Suite struct DownsamplingTests {
    private let steps = (0..<100_000).map { step in
        DataPoint(x: Double(step), y: step == 67_890 ? 9 : step == 12_345 ? -9 : 1)
    }

    @Test("each column keeps its lowest and highest point", arguments: [1, 2, 7, 80, 600])
    func keepsExtremes(columns: Int) {
        let summaries = Downsampling.columns(steps, range: 0...99_999, columns: columns, isShown: \.isFinite)
        let kept = summaries.flatMap(\.points).map(\.y)
        #expect(summaries.count == columns)
        #expect(kept.max() == 9)
        #expect(kept.min() == -9)
        #expect(kept.count <= 4 * columns)
    }

    @Test("the points of a column stay in the order of the data")
    func keepsOrder() {
        let points = [3, 1, 4, 2].enumerated().map { DataPoint(x: Double($0.offset), y: $0.element) }
        let summary = Downsampling.columns(points, range: 0...3, columns: 1, isShown: \.isFinite)[0]
        #expect(summary.points.map(\.y) == [3, 1, 4, 2])
    }

    @Test("values that are not finite are counted in their column")
    func countsNotFinite() {
        let values: [Double] = [1, .nan, 2, .infinity, -.infinity, 3]
        let points = values.enumerated().map { DataPoint(x: Double($0.offset), y: $0.element) }
        let summaries = Downsampling.columns(points, range: 0...5, columns: 2, isShown: \.isFinite)
        #expect(summaries.map(\.notFinite) == [1, 2])
    }

    @Test("a one-step spike is drawn at any width", arguments: GlyphSet.allCases)
    func drawsSpike(glyphs: GlyphSet) {
        let chart = LineChart(series: [.train(steps)], hasLegend: false)
        for width in [12, 40, 133, 300] {
            let grid = drawn(chart, width: width, height: 10, Appearance(glyphs: glyphs))
            let isTopReached = (0..<width).contains {
                grid[$0, 0].style.foreground == ThemeCatalog.standard[.train]
            }
            #expect(isTopReached, "\(width) columns, \(glyphs)")
        }
    }
}
