import RunStore
import TerminalUI

/// The chart of one metric: the steps with their moving average, the epochs, the best one, and what the user
/// has laid over them.
struct MetricChart {
    /// The colors of other runs' curves: first those that are not like train's and test's.
    static let otherRoles: [ThemeRole] = [.series3, .series4, .series5, .series6, .series1, .series2]

    /// Columns of another run's name in the legend.
    private static let nameWidth = 28

    let state: DashboardState
    let metric: ChartMetric

    private var run: RunView { state.run }
    private var charts: ChartsState { state.charts }

    var chart: LineChart {
        var chart = LineChart(
            series: otherSeries + stepSeries + epochSeries + paperSeries, xAxis: xAxis, yAxis: yAxis,
            best: best, cursor: charts.cursor.map { x($0, run) },
            emptyText: metric.steps == nil ? "no epochs yet" : "no steps yet")
        chart.boundaries = boundaries
        return chart
    }

    /// The value under the cursor as it was recorded, with its step or epoch where there are so many columns;
    /// empty without a cursor.
    func reading(columns: Int) -> String {
        guard let reading else { return "" }
        let whole = "\(reading.place): \(reading.value)"
        return CharacterWidth.columns(whole) <= columns ? whole : reading.value
    }

    private var reading: (place: String, value: String)? {
        guard let cursor = charts.cursor else { return nil }
        if let key = metric.step {
            guard let reading = stepReading(cursor, key) else { return nil }
            let mark = reading.isExact ? "" : state.appearance.glyphs.isUnicode ? "≈ " : "~ "
            let step = NumberText.grouped(Int(reading.point.x))
            return ("step \(step)", mark + yAxis.text(reading.point.y, isExact: true))
        }
        guard let key = metric.test ?? metric.train, let epoch = epoch(nearest: cursor) else { return nil }
        return ("epoch \(epoch.epoch)", yAxis.text(epoch[keyPath: key], isExact: true))
    }

    /// How many of the steps' values are no finite numbers, in the whole run; empty for none.
    var notFinite: String {
        metric.steps.map { run.steps[keyPath: $0].notFinite.text(state.appearance.glyphs) } ?? ""
    }

    var yAxis: ChartAxis {
        let isLogarithmic = charts.isLogarithmic && metric.isLogarithmicWhereWanted
        return ChartAxis(scale: isLogarithmic ? .logarithmic : .linear, isPercent: metric.isPercent)
    }

    private var xAxis: ChartAxis {
        let span = state.chartSpan
        let range = x(span.lowerBound, run)...x(span.upperBound, run)
        let isWhole = countsSteps || range.upperBound - range.lowerBound >= 2
        return ChartAxis(countsSteps ? "step" : "epoch", range: range, isInteger: isWhole)
    }

    private var countsSteps: Bool { charts.measure == .steps || run.configuration.stepsPerEpoch <= 0 }

    /// A step of a run as a place on the horizontal axis.
    private func x(_ step: Double, _ run: RunView) -> Double {
        let perEpoch = Double(run.configuration.stepsPerEpoch)
        return countsSteps || perEpoch <= 0 ? step : step / perEpoch
    }

    // MARK: Own curves

    private var stepSeries: [ChartSeries] {
        guard let key = metric.steps, !run.steps[keyPath: key].isEmpty else { return [] }
        let curve = run.steps[keyPath: key]
        let smooths = metric.isSmoothed && charts.smoothing > 0
        let (points, smoothed) = stepPoints(curve, smooths: smooths)
        var raw = ChartSeries(
            metric.name, role: .muted, symbol: ".", isFaint: smooths, points: visible(points, run))
        // They are counted in the pane's frame, where there is always room.
        raw.notFinite = NotFiniteCount()
        guard smooths else { return [raw] }
        var average = ChartSeries(metric.name, role: .text, symbol: "-", points: visible(smoothed, run))
        average.notFinite = NotFiniteCount()
        average.isLastInLegend = true
        return [raw, average]
    }

    /// The values over the steps and their average: of each step where they have been read one by one.
    private func stepPoints(_ curve: StepCurve, smooths: Bool) -> (raw: [DataPoint], smoothed: [DataPoint]) {
        guard let detail = charts.detail, let key = metric.step, !curve.isExact else {
            return (curve.points, smooths ? curve.smoothed(weight: charts.smoothing) : [])
        }
        let points = detail.steps.map { DataPoint(x: Double($0.step), y: $0[keyPath: key]) }
        var average = MovingAverage(weight: charts.smoothing)
        let smoothed = points.map { $0.y.isFinite ? DataPoint(x: $0.x, y: average.add($0.y)) : $0 }
        return (points, smooths ? smoothed : [])
    }

    private var epochSeries: [ChartSeries] {
        var series: [ChartSeries] = []
        if let key = metric.train {
            series.append(.train(epochPoints(run, key), name: metric.test == nil ? metric.name : "train"))
        }
        if let key = metric.test { series.append(.test(epochPoints(run, key), name: run.judging.rawValue)) }
        return series.filter { !$0.points.isEmpty }
    }

    private func epochPoints(_ run: RunView, _ key: KeyPath<EpochRecord, Double>) -> [DataPoint] {
        let perEpoch = Double(run.configuration.stepsPerEpoch)
        guard perEpoch > 0 else { return [] }
        return visible(run.epochs.map { DataPoint(x: Double($0.epoch) * perEpoch, y: $0[keyPath: key]) }, run)
    }

    /// The points in the span shown as places on the axis, with a neighbor on each side so that curves run to
    /// the edge.
    private func visible(_ points: [DataPoint], _ run: RunView) -> [DataPoint] {
        let placed = points.map { DataPoint(x: x($0.x, run), y: $0.y) }
        let span = state.chartSpan
        let (low, high) = (x(span.lowerBound, self.run), x(span.upperBound, self.run))
        guard charts.window != nil, let first = placed.firstIndex(where: { $0.x >= low }),
            let last = placed.lastIndex(where: { $0.x <= high })
        else { return placed }
        let start = max(0, first - 1)
        return Array(placed[start...max(start, min(placed.count - 1, last + 1))])
    }

    // MARK: What is laid over

    /// Of each marked run its test curve, or where it has no epochs yet its steps.
    private var otherSeries: [ChartSeries] {
        state.overlaidRuns.compactMap { other in
            guard let mark = state.mark(of: other.directory) else { return nil }
            let role = Self.otherRoles[
                (state.runs.marked.firstIndex(of: other.directory) ?? 0) % Self.otherRoles.count]
            var points = (metric.test ?? metric.train).map { epochPoints(other, $0) } ?? []
            if points.isEmpty, let key = metric.steps {
                points = visible(other.steps[keyPath: key].smoothed(weight: charts.smoothing), other)
            }
            guard !points.isEmpty else { return nil }
            var series = ChartSeries(
                PathText.middle(
                    other.directory.name, columns: Self.nameWidth, ellipsis: state.appearance.glyphs.ellipsis),
                role: role, stroke: metric.test == nil ? .solid : .dashed,
                symbol: Character(mark.lowercased()), points: points)
            series.label = mark
            series.isLastInLegend = true
            return series
        }
    }

    private var paperSeries: [ChartSeries] {
        guard charts.showsPaper, let paper = metric.paper else { return [] }
        let perEpoch = Double(run.configuration.stepsPerEpoch)
        guard perEpoch > 0 else { return [] }
        let guide = { (name: String, role: ThemeRole, symbol: Character, ends: PaperFigures.Ends) in
            let points = [
                DataPoint(x: x(perEpoch, run), y: ends.first),
                DataPoint(x: x(Double(PaperFigures.epochs) * perEpoch, run), y: ends.last),
            ]
            var series = ChartSeries(name, role: role, stroke: .dotted, symbol: symbol, points: points)
            series.marksPoints = true
            return series
        }
        return [
            guide("paper train, straight", .train, "+", paper.train),
            guide("paper test, straight", .test, "x", paper.test),
        ]
    }

    private var best: DataPoint? {
        let epoch = metric.pane == .loss ? EpochCurves.lowestLoss(run) : run.bestEpoch
        guard let key = metric.test, let epoch, run.configuration.stepsPerEpoch > 0 else { return nil }
        let step = Double(epoch.epoch * run.configuration.stepsPerEpoch)
        return DataPoint(x: x(step, run), y: epoch[keyPath: key])
    }

    /// Where epochs end.
    private var boundaries: [Double] {
        let perEpoch = run.configuration.stepsPerEpoch
        guard perEpoch > 0, countsSteps else { return [] }
        let span = state.chartSpan
        let first = max(1, Int(span.lowerBound) / perEpoch)
        let last = Int(span.upperBound) / perEpoch
        return first <= last ? (first...last).map { Double($0 * perEpoch) } : []
    }

    // MARK: Reading

    private func stepReading(
        _ cursor: Double, _ key: KeyPath<StepRecord, Double>
    ) -> (point: DataPoint, isExact: Bool)? {
        guard let curveKey = metric.steps else { return nil }
        let curve = run.steps[keyPath: curveKey]
        let detail = charts.detail.flatMap { $0.range.contains(Int(cursor)) ? $0.step(nearest: cursor) : nil }
        let record = charts.reading.flatMap { $0.step == Int(cursor) ? $0 : nil } ?? detail
        if !curve.isExact, let record {
            return (DataPoint(x: Double(record.step), y: record[keyPath: key]), true)
        }
        return curve.value(nearest: cursor).map { ($0, curve.isExact) }
    }

    private func epoch(nearest step: Double) -> EpochRecord? {
        let perEpoch = Double(run.configuration.stepsPerEpoch)
        return run.epochs.min {
            abs(Double($0.epoch) * perEpoch - step) < abs(Double($1.epoch) * perEpoch - step)
        }
    }
}

extension RunView {
    /// How far the run's curves reach, as steps of another run on the same axis.
    func chartSteps(asStepsOf other: RunView, _ measure: ChartsState.Measure) -> Double {
        let (own, others) = (Double(configuration.stepsPerEpoch), Double(other.configuration.stepsPerEpoch))
        return measure == .epochs && own > 0 && others > 0 ? Double(step) / own * others : Double(step)
    }
}
