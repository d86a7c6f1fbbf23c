/// What a run is about to do.
package struct TrainingPlan: Sendable, Equatable {
    package let classNames: [String]
    /// Samples per class.
    package let trainCounts: [Int]
    package let testCounts: [Int]
    package let epochs: Int
    package let stepsPerEpoch: Int
    package let evaluationSteps: Int
    /// Trainable parameters.
    package let parameters: Int
    /// Where it begins: epochs done, and batches of the next one. Both 0 for a fresh run.
    package let startEpoch: Int
    package let startBatch: Int
}
