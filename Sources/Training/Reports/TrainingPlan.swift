package import RunContract

/// What a run is about to do.
package struct TrainingPlan: Sendable, Equatable {
    package let classNames: [String]
    /// Samples of each class in each split that there is.
    package let counts: [Split: [Int]]
    /// The split that is evaluated after each epoch.
    package let judging: Split
    package let epochs: Int
    package let stepsPerEpoch: Int
    package let evaluationSteps: Int
    /// Trainable parameters.
    package let parameters: Int
    /// Where it begins: epochs done, and batches of the next one. Both 0 for a fresh run.
    package let startEpoch: Int
    package let startBatch: Int
}
