import RunStore
import TerminalUI

/// What a pane of the charts screen shows.
struct ChartMetric {
    let pane: Pane
    let title: String
    /// Of the curve over the steps, in the legend.
    var name = "step"
    var isPercent = false
    /// Whether the key for the logarithmic scale means this metric.
    var isLogarithmicWhereWanted = false
    var isSmoothed = false
    var steps: KeyPath<StepHistory, StepCurve>?
    var step: KeyPath<StepRecord, Double>?
    var train: KeyPath<EpochRecord, Double>?
    var test: KeyPath<EpochRecord, Double>?
    /// What the paper reports of it, on training and on test images.
    var paper: (train: PaperFigures.Ends, test: PaperFigures.Ends)?

    /// In the order of their panes, the most important first.
    static var all: [ChartMetric] {
        [
            ChartMetric(
                pane: .loss, title: "Loss", isLogarithmicWhereWanted: true, isSmoothed: true,
                steps: \.loss, step: \.loss, train: \.trainLoss, test: \.testLoss,
                paper: (PaperFigures.trainLoss, PaperFigures.testLoss)),
            ChartMetric(
                pane: .accuracy, title: "Accuracy", isPercent: true, isSmoothed: true,
                steps: \.accuracy, step: \.accuracy, train: \.trainAccuracy, test: \.testAccuracy,
                paper: (PaperFigures.trainAccuracy, PaperFigures.testAccuracy)),
            ChartMetric(
                pane: .learningRate, title: "Learning rate", name: "lr", isLogarithmicWhereWanted: true,
                steps: \.learningRate, step: \.learningRate),
            ChartMetric(
                pane: .speed, title: "Images a second", name: "img/s", isSmoothed: true,
                steps: \.imagesPerSecond, step: \.imagesPerSecond),
            ChartMetric(pane: .macroF1, title: "Macro F1", test: \.macroF1),
            ChartMetric(
                pane: .gap, title: "Train minus test", name: "gap", isPercent: true, train: \.accuracyGap),
        ]
    }
}

extension EpochRecord {
    /// By how much the accuracy on the training images is above that on the test images.
    var accuracyGap: Double { trainAccuracy - testAccuracy }
}
