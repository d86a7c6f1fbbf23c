import RunStore
import TerminalUI

/// Loss and accuracy over the epochs, with the steps between them.
struct EpochCurves {
    /// The smoothing of steps, strong enough to show the trend within an epoch.
    private static let smoothing = 0.9

    let run: RunView

    var loss: LineChart {
        let best = Self.lowestLoss(run).map { DataPoint(x: Double($0.epoch), y: $0.evaluationLoss) }
        return chart(
            steps: run.steps.loss, train: \.trainLoss, test: \.evaluationLoss, yAxis: ChartAxis(), best: best)
    }

    var accuracy: LineChart {
        let best = run.bestEpoch.map { DataPoint(x: Double($0.epoch), y: $0.evaluationAccuracy) }
        return chart(
            steps: run.steps.accuracy, train: \.trainAccuracy, test: \.evaluationAccuracy,
            yAxis: ChartAxis(isPercent: true), best: best)
    }

    /// The epoch of lowest test loss, the first of equals.
    static func lowestLoss(_ run: RunView) -> EpochRecord? {
        run.epochs.filter(\.evaluationLoss.isFinite).min {
            ($0.evaluationLoss, $0.epoch) < ($1.evaluationLoss, $1.epoch)
        }
    }

    private func chart(
        steps: StepCurve, train: KeyPath<EpochRecord, Double>, test: KeyPath<EpochRecord, Double>,
        yAxis: ChartAxis, best: DataPoint?
    ) -> LineChart {
        var series: [ChartSeries] = []
        if let points = scaled(steps) {
            // Beside epochs the steps stand back, out of the legend too.
            let isFaint = !run.epochs.isEmpty
            var step = ChartSeries("step", role: .muted, symbol: ".", isFaint: isFaint, points: points)
            // Those of the whole run are counted in the pane's frame.
            step.notFinite = NotFiniteCount()
            series.append(step)
        }
        if !run.epochs.isEmpty {
            let points = { (value: KeyPath<EpochRecord, Double>) in
                run.epochs.map { DataPoint(x: Double($0.epoch), y: $0[keyPath: value]) }
            }
            series += [.train(points(train)), .test(points(test), name: run.judging.rawValue)]
        }
        return LineChart(
            series: series, xAxis: ChartAxis("epoch", isInteger: run.epochs.count > 1), yAxis: yAxis,
            best: best, emptyText: "no steps yet")
    }

    /// The smoothed steps over epochs; nil while it is not known how many make one.
    private func scaled(_ steps: StepCurve) -> [DataPoint]? {
        let perEpoch = run.configuration.stepsPerEpoch
        guard perEpoch > 0, !steps.isEmpty else { return nil }
        return steps.smoothed(weight: Self.smoothing).map {
            DataPoint(x: $0.x / Double(perEpoch), y: $0.y)
        }
    }
}

/// The loss over the epochs, in its frame.
struct LossPane: Widget {
    let run: RunView
    var isFocused = false

    func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let lowest = EpochCurves.lowestLoss(run).map {
            "\(appearance.glyphs.best) \(NumberText.fixed($0.evaluationLoss, decimals: 3)) at epoch \($0.epoch)"
        }
        let panel = Panel(
            "Loss", note: lowest ?? "", footnote: run.steps.loss.notFinite.text(appearance.glyphs),
            isFocused: isFocused)
        panel.draw(EpochCurves(run: run).loss, in: area, on: &grid, with: appearance)
    }
}

/// The accuracy over the epochs, in its frame.
struct AccuracyPane: Widget {
    let run: RunView
    var isFocused = false

    func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let best = run.bestEpoch.map {
            "\(appearance.glyphs.best) \(NumberText.percent($0.evaluationAccuracy)) at epoch \($0.epoch)"
        }
        let panel = Panel("Accuracy", note: best ?? "", isFocused: isFocused)
        panel.draw(EpochCurves(run: run).accuracy, in: area, on: &grid, with: appearance)
    }
}
