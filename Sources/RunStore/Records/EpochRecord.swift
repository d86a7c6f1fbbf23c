package import RunContract

/// One finished epoch with its evaluation. Accuracies and F1 are 0 to 1.
package struct EpochRecord: Sendable, Equatable {
    /// From 1.
    package var epoch: Int
    package var trainLoss: Double
    package var trainAccuracy: Double
    /// The split that was evaluated: validation, or test in a run without a validation split.
    package var split: Split
    /// On that split, and so are the next three.
    package var evaluationLoss: Double
    package var evaluationAccuracy: Double
    package var macroF1: Double
    /// Mean recall; nil in a run of a version that did not record it.
    package var balancedAccuracy: Double?
    package var imagesPerSecond: Double
    /// Training and evaluation together, without pauses.
    package var seconds: Double
    /// Of those, the evaluation.
    package var evaluationSeconds: Double
    /// At the epoch's last step.
    package var learningRate: Double

    package init(
        epoch: Int, trainLoss: Double, trainAccuracy: Double, split: Split = .test, evaluationLoss: Double,
        evaluationAccuracy: Double, macroF1: Double, balancedAccuracy: Double? = nil, imagesPerSecond: Double,
        seconds: Double, evaluationSeconds: Double,
        learningRate: Double
    ) {
        self.epoch = epoch
        self.trainLoss = trainLoss
        self.trainAccuracy = trainAccuracy
        self.split = split
        self.evaluationLoss = evaluationLoss
        self.evaluationAccuracy = evaluationAccuracy
        self.macroF1 = macroF1
        self.balancedAccuracy = balancedAccuracy
        self.imagesPerSecond = imagesPerSecond
        self.seconds = seconds
        self.evaluationSeconds = evaluationSeconds
        self.learningRate = learningRate
    }
}

extension Sequence<EpochRecord> {
    /// The best epoch, the first of equals; nil if none has the metric.
    package func best(by criterion: BestCriterion) -> EpochRecord? {
        compactMap { epoch in epoch.score(by: criterion).map { (epoch: epoch, score: $0) } }
            .max { ($0.score, -$0.epoch.epoch) < ($1.score, -$1.epoch.epoch) }?.epoch
    }
}

extension EpochRecord {
    fileprivate func score(by criterion: BestCriterion) -> Double? {
        criterion.score(
            accuracy: evaluationAccuracy, balancedAccuracy: balancedAccuracy ?? .nan, macroF1: macroF1,
            loss: evaluationLoss)
    }
}
