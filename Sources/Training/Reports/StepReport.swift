/// One training step.
package struct StepReport: Sendable, Equatable {
    /// Steps of the whole run that are done, counted over its sessions.
    package let step: Int
    /// The epoch under way, from 1.
    package let epoch: Int
    /// Batches of it that are done.
    package let batch: Int
    package let stepsPerEpoch: Int
    /// What the optimiser minimises: cross-entropy with smoothing and class weights. May be NaN.
    package let objective: Float
    /// Plain mean cross-entropy of the batch, comparable with the test's. May be NaN.
    package let loss: Float
    /// In 0...1.
    package let accuracy: Float
    package let learningRate: Float
    package let images: Int
    /// Time of the step without pauses, and the part of it spent waiting for images.
    package let seconds: Double
    package let inputWaitSeconds: Double
    /// Where the time went within the network.
    package let operations: [OperationTime]
}
