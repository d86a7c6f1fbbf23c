/// One step of the optimiser. A loss that is no number stays one (NaN and infinity are kept).
package struct StepRecord: Sendable, Equatable {
    /// Steps of the whole run so far, from 1.
    package var step: Int
    /// From 1.
    package var epoch: Int
    package var loss: Double
    /// Of this batch, 0 to 1.
    package var accuracy: Double
    package var learningRate: Double
    package var imagesPerSecond: Double
    /// How long the step took, without pauses.
    package var seconds: Double
    /// Of those, how long the engine waited for images.
    package var inputWait: Double

    package init(
        step: Int, epoch: Int, loss: Double, accuracy: Double, learningRate: Double, imagesPerSecond: Double,
        seconds: Double, inputWait: Double
    ) {
        self.step = step
        self.epoch = epoch
        self.loss = loss
        self.accuracy = accuracy
        self.learningRate = learningRate
        self.imagesPerSecond = imagesPerSecond
        self.seconds = seconds
        self.inputWait = inputWait
    }
}
