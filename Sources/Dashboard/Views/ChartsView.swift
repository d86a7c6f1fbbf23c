import RunStore
import TerminalUI

/// Every metric over the steps, one a pane, with one span and one cursor for all.
struct ChartsView: Widget {
    let state: DashboardState

    private var run: RunView { state.run }
    private var charts: ChartsState { state.charts }

    func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let rows = area.rows(.flexible(), .flexible())
        let panes = rows.flatMap { $0.columns(.flexible(), .flexible()) }
        let scale = charts.isLogarithmic ? ChartAxis.Scale.logarithmic : .linear
        let steps = run.steps
        let content: [(String, StepCurve, LineChart)] = [
            ("Loss", steps.loss, chart(steps.loss, "step", .loss, ChartAxis(scale: scale))),
            (
                "Accuracy", steps.accuracy,
                chart(steps.accuracy, "step", .accuracy, ChartAxis(isPercent: true))
            ),
            (
                "Learning rate", steps.learningRate,
                chart(steps.learningRate, "lr", nil, ChartAxis(scale: scale), isSmooth: false)
            ),
            (
                "Images per second", steps.imagesPerSecond,
                chart(steps.imagesPerSecond, "img/s", nil, ChartAxis())
            ),
        ]
        for (pane, (title, curve, chart)) in zip(panes, content) {
            let panel = Panel(
                title, note: reading(curve, chart.yAxis), footnote: pane == panes[0] ? note : "")
            panel.draw(chart, in: pane, on: &grid, with: appearance)
        }
    }

    /// The raw value under the cursor, where there is one.
    private func reading(_ curve: StepCurve, _ axis: ChartAxis) -> String {
        guard let cursor = charts.cursor, let point = curve.value(nearest: cursor) else { return "" }
        return "step \(NumberText.grouped(Int(point.x))): \(axis.text(point.y))"
    }

    private var note: String {
        var parts: [String] = []
        if charts.smoothing > 0 { parts.append("smooth \(NumberText.short(charts.smoothing))") }
        if charts.isLogarithmic { parts.append("log") }
        return parts.joined(separator: " \(state.appearance.glyphs.separator) ")
    }

    /// Which figures of the epochs go with the steps.
    private enum Epochs {
        case loss, accuracy
    }

    private func chart(
        _ curve: StepCurve, _ name: String, _ epochs: Epochs?, _ yAxis: ChartAxis, isSmooth: Bool = true
    ) -> LineChart {
        var series: [ChartSeries] = []
        let smooths = isSmooth && charts.smoothing > 0
        if !curve.isEmpty {
            let raw = ChartSeries(
                name, role: .muted, symbol: ".", isFaint: smooths, points: visible(curve.points))
            series.append(raw)
            if smooths {
                let points = visible(curve.smoothed(weight: charts.smoothing))
                series.append(ChartSeries(name, role: .series6, symbol: "-", points: points))
            }
        }
        switch epochs {
        case .loss: series += epochSeries(\.trainLoss, \.testLoss)
        case .accuracy: series += epochSeries(\.trainAccuracy, \.testAccuracy)
        case nil: break
        }
        return LineChart(
            series: series, xAxis: ChartAxis("step", range: state.chartSpan, isInteger: true), yAxis: yAxis,
            cursor: charts.cursor, emptyText: "no steps yet")
    }

    private func epochSeries(
        _ train: KeyPath<EpochRecord, Double>, _ test: KeyPath<EpochRecord, Double>
    ) -> [ChartSeries] {
        let perEpoch = Double(run.configuration.stepsPerEpoch)
        guard perEpoch > 0, !run.epochs.isEmpty else { return [] }
        let points = { (value: KeyPath<EpochRecord, Double>) in
            visible(run.epochs.map { DataPoint(x: Double($0.epoch) * perEpoch, y: $0[keyPath: value]) })
        }
        return [.train(points(train)), .test(points(test))]
    }

    /// The points in the span shown, with a neighbour on each side so that curves run to the edge.
    private func visible(_ points: [DataPoint]) -> [DataPoint] {
        guard let span = charts.span, let first = points.firstIndex(where: { $0.x >= span.lowerBound }),
            let last = points.lastIndex(where: { $0.x <= span.upperBound })
        else { return points }
        let start = max(0, first - 1)
        return Array(points[start...max(start, min(points.count - 1, last + 1))])
    }
}
