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
                steps: \.loss, step: \.loss, train: \.trainLoss, test: \.evaluationLoss,
                paper: (PaperFigures.trainLoss, PaperFigures.testLoss)),
            ChartMetric(
                pane: .accuracy, title: "Accuracy", isPercent: true, isSmoothed: true,
                steps: \.accuracy, step: \.accuracy, train: \.trainAccuracy, test: \.evaluationAccuracy,
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
    var accuracyGap: Double { trainAccuracy - evaluationAccuracy }
}

/// What the paper reports of its fifty epochs on AffectNet: the figures after the first epoch and after the last.
/// Of the epochs between, the paper has a picture and no figures.
///
/// Source: H. Jiang, "An Analysis of Facial Expression Recognition Based on the EfficientNet-B4 Model", section 3.
package enum PaperFigures {
    /// A figure after the first epoch and after the last.
    package typealias Ends = (first: Double, last: Double)

    package static let epochs = 50
    package static let trainAccuracy: Ends = (first: 0.26, last: 0.70)
    package static let testAccuracy: Ends = (first: 0.45, last: 0.65)
    package static let trainLoss: Ends = (first: 1.38, last: 0.42)
    package static let testLoss: Ends = (first: 1.02, last: 0.54)
    /// What the accuracies on training and test images differ by at the most.
    package static let accuracyGap = 0.05
}
