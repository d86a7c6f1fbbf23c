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

    /// Nil for a pane that is no chart.
    init?(_ pane: Pane) {
        self.pane = pane
        switch pane {
        case .loss:
            title = "Loss"
            (isLogarithmicWhereWanted, isSmoothed) = (true, true)
            (steps, step) = (\.loss, \.loss)
            (train, test) = (\.trainLoss, \.testLoss)
            paper = (PaperFigures.trainLoss, PaperFigures.testLoss)
        case .accuracy:
            title = "Accuracy"
            (isPercent, isSmoothed) = (true, true)
            (steps, step) = (\.accuracy, \.accuracy)
            (train, test) = (\.trainAccuracy, \.testAccuracy)
            paper = (PaperFigures.trainAccuracy, PaperFigures.testAccuracy)
        case .learningRate:
            title = "Learning rate"
            (name, isLogarithmicWhereWanted) = ("lr", true)
            (steps, step) = (\.learningRate, \.learningRate)
        case .speed:
            title = "Images a second"
            (name, isSmoothed) = ("img/s", true)
            (steps, step) = (\.imagesPerSecond, \.imagesPerSecond)
        case .macroF1:
            title = "Macro F1"
            test = \.macroF1
        case .gap:
            title = "Train minus test"
            isPercent = true
            train = \.accuracyGap
            name = "gap"
        default: return nil
        }
    }
}

extension EpochRecord {
    /// By how much the accuracy on the training images is above that on the test images.
    var accuracyGap: Double { trainAccuracy - testAccuracy }
}
