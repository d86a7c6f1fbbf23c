import RunStore
import TerminalUI
import Testing

@testable import Dashboard

/// The charts screen, written as what a user does and sees.
@Suite struct ChartsTests {
    @Test(arguments: [(60, 16), (80, 24), (120, 40)])
    func `NaN and Inf are marked and counted apart, all of them in a run of any length`(
        width: Int, height: Int
    ) {
        for count in [900, 20_000] {
            var run = Self.run(steps: count) { $0 % 300 == 0 ? .nan : $0 % 450 == 0 ? .infinity : 1 }
            run.epochs = RunFixtures.live.epochs
            let text = DashboardDriver.text(Self.charts(run, width: width, height: height))
            let infinite = (1...count).count { $0 % 450 == 0 && $0 % 300 != 0 }
            #expect(text.contains("✗\(NumberText.grouped(count / 300)) NaN"))
            #expect(text.contains("✗\(NumberText.grouped(infinite)) Inf"))
            #expect(text.split(separator: "\n").contains { $0.count { $0 == "✗" } >= 2 })
        }
    }

    @Test func `the overview counts losses that are no numbers, all of the run`() {
        let run = Self.run(steps: 20_000) { $0 % 300 == 0 ? .nan : $0 % 500 == 1 ? .infinity : 1 }
        let text = DashboardDriver.text(RunFixtures.state(run, width: 120, height: 40))
        #expect(text.contains("✗66 NaN ✗40 Inf"))
    }

    @Test(arguments: [(60, 16), (80, 24), (133, 40), (300, 100)])
    func `a spike of one step stays visible at any width`(width: Int, height: Int) throws {
        let run = Self.run(steps: 300_000) { $0 == 123_457 ? 50 : 1 }
        var state = Self.charts(run, width: width, height: height)
        let area = ScreenLayout(size: state.size).content
        for smoothing in ChartsState.smoothings {
            state.charts.smoothing = smoothing
            let pane = try #require(ChartsView(state: state).panes(in: area).first).area
            let grid = state.view()
            // The spike is the only thing in the upper half of the plot.
            let rows = (pane.minY + 3)..<(pane.minY + pane.height / 2 - 1)
            let drawn = rows.flatMap { row in (pane.minX + 8..<pane.maxX - 1).map { grid[$0, row] } }
            #expect(
                drawn.contains { $0.style.foreground == ThemeCatalog.standard[.muted] && $0.character != " " }
            )
        }
    }

    @Test func `smoothing keeps the raw curve beneath and can be switched off`() {
        let chart = { (state: DashboardState) in Self.chart(.loss, state) }
        var state = Self.charts(RunFixtures.live)
        let raw = chart(state).series.filter { $0.name == "step" }
        #expect(raw.map(\.isFaint) == [true, false])
        #expect(raw[0].points.count >= raw[1].points.count)
        while state.charts.smoothing != 0 { DashboardDriver.press(["m"], &state) }
        #expect(chart(state).series.filter { $0.name == "step" }.map(\.isFaint) == [false])
    }

    @Test func `the cursor reads what was recorded, on every pane at once`() {
        var state = Self.charts(Self.run(steps: 500) { Double($0) / 1000 }, width: 200, height: 60)
        DashboardDriver.press([.left, .left], &state)
        #expect(state.charts.cursor == 490)
        let text = DashboardDriver.text(state)
        #expect(text.contains("step 490: 0.49"))
        #expect(text.contains("step 490: 25.00%"))
        #expect(text.contains("step 490: 0.05"))
        #expect(text.contains("step 490: 40"))
    }

    @Test func `on a small terminal the value under the cursor is read without its step`() {
        var state = Self.charts(Self.run(steps: 1500) { _ in 0.123456 }, width: 60, height: 16)
        DashboardDriver.press([.left], &state)
        let title = state.view().lines[ScreenLayout(size: state.size).content.y]
        #expect(title.contains("0.123456") && title.contains("25.00%"))
    }

    @Test func `of a long run the step under the cursor is read from the record`() throws {
        var state = Self.charts(Self.run(steps: 100_000) { Double($0) / 7 }, width: 200, height: 60)
        let actions = state.update(.input(.key(.left)))
        guard case .readSteps(let range) = actions.first else {
            Issue.record("nothing was asked for")
            return
        }
        #expect(range == 99_000...99_000)
        #expect(DashboardDriver.text(state).contains("≈"))
        _ = state.update(.steps(state.run.directory, range, [Self.step(99_000, 0.123456)]))
        #expect(DashboardDriver.text(state).contains("step 99,000: 0.123456"))
        #expect(!DashboardDriver.text(state).contains("≈"))
    }

    @Test func `a close view of a long run shows every step of it`() throws {
        var state = Self.charts(Self.run(steps: 100_000) { Double($0) })
        var asked: ClosedRange<Int>?
        for _ in 0..<8 {
            for case .readSteps(let range) in state.update(.input(.key(.character("+")))) { asked = range }
        }
        let range = try #require(asked)
        #expect(range.upperBound == 100_000)
        let records = range.map { Self.step($0, Double($0)) }
        _ = state.update(.steps(state.run.directory, range, records))
        let raw = try #require(Self.chart(.loss, state).series.first)
        let steps = raw.points.map(\.x)
        #expect(zip(steps, steps.dropFirst()).allSatisfy { $1 - $0 == 1 })
        #expect(raw.points.last?.x == 100_000)
    }

    @Test func `zooming holds the cursor, panning moves on, and 0 shows the whole run again`() throws {
        var state = Self.charts(RunFixtures.live)
        DashboardDriver.press([.up, .up, .up, .up, .up], &state)
        let cursor = try #require(state.charts.cursor)
        DashboardDriver.press(["+", "+"], &state)
        #expect(state.chartSpan.contains(cursor))
        #expect(abs(state.chartSpan.upperBound - state.chartSpan.lowerBound - 750) < 1)
        let before = state.chartSpan
        DashboardDriver.press(["<"], &state)
        #expect(state.chartSpan.lowerBound < before.lowerBound)
        DashboardDriver.press([">", ">"], &state)
        #expect(state.chartSpan.lowerBound > before.lowerBound)
        DashboardDriver.press(["0"], &state)
        #expect(state.chartSpan == 0...3000)
    }

    @Test func `a cursor that leaves a zoomed view takes it along`() {
        var state = Self.charts(RunFixtures.live)
        DashboardDriver.press(["+", "+", "+", .up, .up, .up, .up, .up, .up, .up, .up, .up, .up, .up], &state)
        #expect(state.chartSpan.contains(state.charts.cursor ?? -1))
        #expect(state.chartSpan.upperBound < 3000)
    }

    @Test func `a zoomed view of a live run follows its newest step`() {
        var state = Self.charts(RunFixtures.live)
        DashboardDriver.press(["+"], &state)
        #expect(state.chartSpan == 1500...3000)
        var run = RunFixtures.live
        run.heartbeat?.step = 3100
        _ = state.update(.run(run))
        #expect(state.chartSpan == 1600...3100)
    }

    @Test func `the epochs are marked among the steps, and the best one with a star`() {
        let chart = Self.chart(.accuracy, Self.charts(RunFixtures.live))
        #expect(chart.boundaries == (1...7).map { Double($0) * 400 })
        let best = RunFixtures.live.bestEpoch
        #expect(chart.best == best.map { DataPoint(x: Double($0.epoch) * 400, y: $0.evaluationAccuracy) })
        #expect(DashboardDriver.text(Self.charts(RunFixtures.live)).contains("★"))
    }

    @Test func `the paper's curve is its first and last figures and a guide that says it is straight`() {
        var state = Self.charts(RunFixtures.live, width: 200, height: 60)
        #expect(!DashboardDriver.text(state).contains("paper train"))
        // The "o" of the table.
        DashboardDriver.press(["o"], &state)
        let paper = Self.chart(.accuracy, state).series.filter { $0.name.contains("paper") }
        #expect(paper.map(\.name) == ["paper train, straight", "paper test, straight"])
        #expect(paper.flatMap(\.points).map(\.x) == [400, 20_000, 400, 20_000])
        #expect(paper.flatMap(\.points).map(\.y) == [0.26, 0.70, 0.45, 0.65])
        let loss = Self.chart(.loss, state).series.filter { $0.name.contains("paper") }
        #expect(loss.flatMap(\.points).map(\.y) == [1.38, 0.42, 1.02, 0.54])
        #expect(paper.allSatisfy { $0.stroke == .dotted && $0.marksPoints })
        #expect(state.wholeSpan == 0...20_000)
        #expect(DashboardDriver.text(state).contains("paper test, straight"))
    }

    @Test func `a view beyond the last step is empty and does no harm`() {
        var state = Self.charts(RunFixtures.live, width: 120, height: 40)
        DashboardDriver.press(["o", .end, .up, "+", "+", "+", "+", "+", "+", "+", .right, .right], &state)
        #expect(state.chartSpan.lowerBound > 3000)
        #expect(DashboardDriver.text(state).contains("Loss"))
        DashboardDriver.press(["o"], &state)
        #expect(state.chartSpan.upperBound == 3000)
    }

    @Test func `x counts in epochs, y makes the scale logarithmic`() {
        var state = Self.charts(RunFixtures.live)
        DashboardDriver.press(["x", "y"], &state)
        let chart = Self.chart(.loss, state)
        #expect(chart.xAxis.title == "epoch")
        #expect(chart.xAxis.range == 0...7.5)
        #expect(chart.yAxis.scale == .logarithmic)
        #expect(chart.boundaries.isEmpty)
    }

    @Test func `T goes through braille, blocks and ASCII, wherever the locale has them`() {
        var state = Self.charts(RunFixtures.live)
        var seen: [GlyphSet] = []
        for _ in GlyphSet.allCases {
            DashboardDriver.press(["T"], &state)
            seen.append(state.appearance.glyphs)
            if state.appearance.glyphs == .ascii {
                _ = state.update(.clock(state.now + 60))
                #expect(state.view().lines.allSatisfy { $0.allSatisfy(\.isASCII) })
            }
        }
        #expect(Set(seen) == Set(GlyphSet.allCases))
        var plain = DashboardState(
            run: RunFixtures.live, runsPath: "/", size: Size(width: 80, height: 24),
            appearance: Appearance(glyphs: .ascii), allowsUnicode: false)
        DashboardDriver.press(["T"], &plain)
        #expect(plain.appearance.glyphs == .ascii)
    }

    @Test func `the mouse puts the cursor, and its wheel zooms around the pointer`() throws {
        var state = Self.charts(RunFixtures.live, width: 120, height: 40)
        let place = Position(column: 25, row: 12)
        _ = state.update(.input(.mouse(MouseEvent(action: .click, position: place))))
        let cursor = try #require(state.charts.cursor)
        #expect(cursor > 500 && cursor < 2500)
        #expect(state.isFocused(.loss))
        _ = state.update(.input(.mouse(MouseEvent(action: .scrollUp, position: place))))
        #expect(state.chartSpan.contains(cursor))
        #expect(state.chartSpan != state.wholeSpan)
        for _ in 0..<9 { _ = state.update(.input(.mouse(MouseEvent(action: .scrollDown, position: place)))) }
        #expect(state.chartSpan == state.wholeSpan)
    }

    @Test func `an arrow key before the first metric does nothing bad`() {
        for key in [Key.left, .right, .up, .down, "+", "-", "<", ">", "o", "x", "y", "m", .home, .end] {
            var state = Self.charts(RunFixtures.empty)
            DashboardDriver.press([key, key], &state)
            #expect(DashboardDriver.text(state).contains("no steps yet"))
        }
    }

    // MARK: Runs and screens

    static func charts(_ run: RunView, width: Int = 80, height: Int = 24) -> DashboardState {
        var state = RunFixtures.state(run, width: width, height: height)
        _ = state.show(.charts)
        return state
    }

    static func chart(_ pane: Pane, _ state: DashboardState) -> LineChart {
        guard let metric = ChartMetric.all.first(where: { $0.pane == pane }) else {
            return LineChart(series: [])
        }
        return MetricChart(state: state, metric: metric).chart
    }

    private static func run(steps: Int, loss: (Int) -> Double) -> RunView {
        var run = RunFixtures.live
        run.epochs = []
        run.steps = StepHistory()
        run.steps.append((1...steps).map { step($0, loss($0)) })
        run.heartbeat?.step = steps
        return run
    }

    private static func step(_ step: Int, _ loss: Double) -> StepRecord {
        StepRecord(
            step: step, epoch: 1, loss: loss, accuracy: 0.25, learningRate: 0.05, imagesPerSecond: 40,
            seconds: 0.1, inputWait: 0.01)
    }
}
