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

    @Test("ASCII without color: a symbol for each curve")
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
                "━━ train 0.3 ✗1 NaN ✗1 Inf",
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
        #expect(lines[0].contains("✗3 NaN"))
        #expect(lines[1].contains("✗"))
    }

    @Test("train and test differ where there is no color", arguments: GlyphSet.allCases)
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

    @Test(
        "the same with blocks and in ASCII: every value that is not finite has its mark",
        arguments: GlyphSet.allCases)
    func notFiniteMarks(glyphs: GlyphSet) {
        let values: [Double] = [1, .nan, 0.6, -.infinity, 0.4]
        let points = values.enumerated().map { DataPoint(x: Double($0.offset), y: $0.element) }
        let grid = drawn(
            LineChart(series: [.test(points)]), width: 40, height: 7, Appearance(glyphs: glyphs, depth: .mono)
        )
        #expect(grid.lines[1].count { $0 == glyphs.notFinite } == 2)
        #expect(grid.lines[0].contains("1 NaN \(glyphs.notFinite)1 Inf"))
    }

    @Test("a dotted guide marks its points, and only every fourth dot between is drawn")
    func guide() {
        var guide = ChartSeries(
            "paper, straight", role: .train, stroke: .dotted, symbol: "+",
            points: [DataPoint(x: 0, y: 0), DataPoint(x: 50, y: 1)])
        guide.marksPoints = true
        let lines = drawn(LineChart(series: [guide]), width: 40, height: 9).lines
        #expect(lines[0] == "·· paper, straight 1")
        #expect(lines.joined().count { $0 == "◆" } == 2)
        let ascii = drawn(LineChart(series: [guide]), width: 40, height: 9, .ascii).lines
        #expect(ascii.dropFirst().joined().count { $0 == "+" } > 2)
        #expect(ascii.allSatisfy { $0.allSatisfy(\.isASCII) })
    }

    @Test(
        "curves of several runs carry their letter at the end and in the legend, so that color is not needed"
    )
    func letters() {
        let chart = LineChart(
            series: ["A", "B"].enumerated().map { place, letter in
                var series = ChartSeries(
                    "run \(letter)", role: .series3,
                    points: (0...9).map { DataPoint(x: Double($0), y: Double($0 * (1 + place))) })
                series.label = Character(letter)
                return series
            })
        let lines = drawn(chart, width: 60, height: 10, .mono).lines
        #expect(lines[0] == "A ━━ run A 9  B ━━ run B 18")
        #expect(
            lines.dropFirst().contains { $0.contains("A") } && lines.dropFirst().contains { $0.contains("B") }
        )
    }

    @Test("a legend that is too long for one line takes more where the chart is high enough")
    func longLegend() {
        let series = (1...5).map { place in
            ChartSeries("a run of long name \(place)", role: .series3, points: [DataPoint(x: 0, y: 1)])
        }
        let high = drawn(LineChart(series: series), width: 60, height: 18).lines.joined(separator: "\n")
        #expect(high.contains("name 5"))
        let low = drawn(LineChart(series: series), width: 60, height: 6).lines
        #expect(low[0].contains("name 2") && !low[1].contains("name 3"))
    }

    @Test("boundaries stand on the axis, thinned where they would hide the curves")
    func boundaries() {
        var chart = LineChart(
            series: [.train((0...400).map { DataPoint(x: Double($0), y: 1) })], hasLegend: false)
        chart.boundaries = [100, 200, 300]
        let axis = drawn(chart, width: 60, height: 8).lines[6]
        #expect(axis.count { $0 == "┴" || $0 == "┼" } == 3)
        chart.boundaries = (1...200).map { Double($0 * 2) }
        let crowded = drawn(chart, width: 60, height: 8).lines[6]
        #expect((2...10).contains(crowded.count { $0 == "┴" || $0 == "┼" }))
    }

    @Test("a place on the plot is the value of x that is drawn there")
    func placeOfMouse() throws {
        let area = Rect(x: 0, y: 0, width: 34, height: 9)
        let left = try #require(valley.x(at: Position(column: 3, row: 3), in: area, with: Appearance()))
        let right = try #require(valley.x(at: Position(column: 33, row: 3), in: area, with: Appearance()))
        // Half a column on either side of 31 that stand for 20 epochs.
        #expect(abs(left) < 0.5)
        #expect(abs(right - 20) < 0.5)
        #expect(valley.x(at: Position(column: 1, row: 3), in: area, with: Appearance()) == nil)
    }

    @Test("without a value it says so")
    func empty() {
        #expect(drawn(LineChart(series: [.train([])]), width: 20, height: 1).lines == ["   no values yet"])
    }
}
