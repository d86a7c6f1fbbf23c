/// One finished epoch with its evaluation. Accuracies and F1 are 0 to 1.
package struct EpochRecord: Sendable, Equatable {
    /// From 1.
    package var epoch: Int
    package var trainLoss: Double
    package var trainAccuracy: Double
    package var testLoss: Double
    package var testAccuracy: Double
    package var macroF1: Double
    package var imagesPerSecond: Double
    /// Training and evaluation together, without pauses.
    package var seconds: Double
    /// Of those, the evaluation.
    package var evaluationSeconds: Double
    /// At the epoch's last step.
    package var learningRate: Double

    package init(
        epoch: Int, trainLoss: Double, trainAccuracy: Double, testLoss: Double, testAccuracy: Double,
        macroF1: Double, imagesPerSecond: Double, seconds: Double, evaluationSeconds: Double,
        learningRate: Double
    ) {
        self.epoch = epoch
        self.trainLoss = trainLoss
        self.trainAccuracy = trainAccuracy
        self.testLoss = testLoss
        self.testAccuracy = testAccuracy
        self.macroF1 = macroF1
        self.imagesPerSecond = imagesPerSecond
        self.seconds = seconds
        self.evaluationSeconds = evaluationSeconds
        self.learningRate = learningRate
    }
}
