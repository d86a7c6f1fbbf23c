import Testing

@testable import TerminalUI

@Suite struct LineChartTests {
    private let valley = LineChart(
        series: [
            .train((0...20).map { DataPoint(x: Double($0), y: abs(Double($0) - 10) / 10) }),
            .test((0...20).map { DataPoint(x: Double($0), y: 0.5) }),
        ],
        xAxis: ChartAxis("epoch", isInteger: true), best: DataPoint(x: 10, y: 0)
    )

    @Test("braille: round ticks, a legend, train solid and test dashed, the best point marked")
    func braille() {
        #expect(
            drawn(valley, width: 34, height: 9).lines == [
                "━━ train 1  ╍╍ test 0.5",
                "1 ┤⠢⢄┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⡠⠔",
                "  │  ⠉⠢⢄                     ⡠⠔⠉",
                "  │     ⠉⠢⡀               ⢀⠔⠉",
                "  │⠉⠁⠈⠉⠁⠈⠉⠉⠚⢍⡁⠈⠉⠁⠈⠉⠁⠈⠉⠁⢈⡩⠓⠉⠉⠁⠈⠉⠁⠈⠉",
                "  │          ⠈⠒⢄⡀   ⢀⡠⠒⠁",
                "0 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈⠈⠒★⠒⠁┈┈┈┈┈┈┈┈┈┈┈┈┈",
                "  └┬──────────────┬──────────────┬",
                "   0             10             20",
            ])
    }

    @Test("blocks, for fonts without braille")
    func block() {
        #expect(
            Array(drawn(valley, width: 34, height: 9, .block).lines[1...6]) == [
                "1 ┤▀▄▖┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈▗▄▀",
                "  │  ▝▀▄▖                   ▗▄▀▘",
                "  │     ▝▚▖               ▗▞▘",
                "  │▀▘▝▀▘▝▀▀▜█▘▝▀▘▝▀▘▝▀▘▝█▛▀▀▘▝▀▘▝▀",
                "  │          ▀▚▄     ▄▞▀",
                "0 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈▀▚★▞▀┈┈┈┈┈┈┈┈┈┈┈┈┈",
            ])
    }

    @Test("ASCII without colour: a symbol for each curve")
    func ascii() {
        #expect(
            drawn(valley, width: 34, height: 9, .ascii).lines == [
                "** train 1  oo test 0.5",
                "1 +*                             *",
                "  | ***                       ***",
                "  |    ***                 ***",
                "  |ooooooooooooooooooooooooooooooo",
                "  |            *** ***",
                "0 +               B",
                "  ++--------------+--------------+",
                "   0             10             20",
            ])
    }

    @Test("NaN and infinite values leave a gap, are marked at the top and counted; a lone point is marked")
    func notFinite() {
        let values: [Double] = [1, 0.8, .nan, 0.6, .infinity, 0.4, 0.3]
        let points = values.enumerated().map { DataPoint(x: Double($0.offset), y: $0.element) }
        let grid = drawn(LineChart(series: [.train(points)]), width: 40, height: 7)
        #expect(
            grid.lines == [
                "━━ train 0.3 ✗2 not finite",
                "1.0 ┤⠒⠤⢄⣀┈┈┈┈┈┈┈✗┈┈┈┈┈┈┈┈┈┈┈✗┈┈┈┈┈┈┈┈┈┈┈",
                "    │    ⠉⠑⠂",
                "0.5 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈●┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈",
                "    │                             ⠉⠑⠒⠒⠢⠤",
                "    └┬──────────┬───────────┬──────────┬",
                "     0          2           4          6",
            ])
        #expect(grid[16, 1].style.foreground == ThemeCatalog.standard[.error])
    }

    @Test("a curve of NaN alone still tells how many there were")
    func onlyNaN() {
        let points = (0..<3).map { DataPoint(x: Double($0), y: .nan) }
        let lines = drawn(LineChart(series: [.train(points)]), width: 40, height: 8).lines
        #expect(lines[0].contains("✗3 not finite"))
        #expect(lines[1].contains("✗"))
    }

    @Test("train and test differ where there is no colour", arguments: GlyphSet.allCases)
    func differWithoutColor(glyphs: GlyphSet) {
        let points = (0..<40).map { DataPoint(x: Double($0), y: Double($0 % 7)) }
        let appearance = Appearance(glyphs: glyphs, depth: .mono)
        let chart = { (series: ChartSeries) in LineChart(series: [series], hasLegend: false) }
        let train = drawn(chart(.train(points)), width: 40, height: 8, appearance)
        let test = drawn(chart(.test(points)), width: 40, height: 8, appearance)
        #expect(train.lines != test.lines)
        #expect(ChartSeries.train([]).sample(glyphs) != ChartSeries.test([]).sample(glyphs))
    }

    @Test("a faint curve gives way to others where they meet, whatever the order")
    func faint() {
        let flat = (0...20).map { DataPoint(x: Double($0), y: 1) }
        let noise = (0...20).map { DataPoint(x: Double($0), y: Double($0 % 2) * 2) }
        let raw = ChartSeries("raw", role: .muted, isFaint: true, points: noise)
        for series in [[raw, .train(flat)], [.train(flat), raw]] {
            let grid = drawn(LineChart(series: series, hasLegend: false), width: 40, height: 9)
            let train = (0..<40).filter { grid[$0, 3].style.foreground == ThemeCatalog.standard[.train] }
            #expect(train.count > 30)
            #expect(Set(train.compactMap { grid[$0, 3].character }).count == 1)
        }
    }

    @Test("the cursor reads the values at its place")
    func cursor() {
        var chart = valley
        chart.cursor = 4.2
        #expect(drawn(chart, width: 34, height: 9).lines[0] == "━━ train 0.6  ╍╍ test 0.5")
    }

    @Test("a logarithmic axis has ticks at powers of ten and leaves out what has no logarithm")
    func logarithmic() {
        let points = (0...4).map { DataPoint(x: Double($0), y: [1, 0.1, 0.01, 0.001, 0][$0]) }
        let chart = LineChart(series: [.train(points)], yAxis: ChartAxis(scale: .logarithmic))
        let lines = drawn(chart, width: 40, height: 14).lines
        #expect(
            ["1 ┤", "0.1 ┤", "0.01 ┤", "0.001 ┤"].allSatisfy { tick in lines.contains { $0.contains(tick) } })
        #expect(lines[1].hasSuffix("✗"))
    }

    @Test("without a value it says so")
    func empty() {
        #expect(drawn(LineChart(series: [.train([])]), width: 20, height: 1).lines == ["   no values yet"])
    }
}
