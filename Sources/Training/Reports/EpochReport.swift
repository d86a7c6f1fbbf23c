package import RunContract

/// One epoch with its evaluation.
package struct EpochReport: Sendable, Equatable {
    /// From 1.
    package let epoch: Int
    package let epochs: Int
    package let train: ClassificationMetrics
    /// The split that was evaluated: validation, or test in a run without a validation split.
    package let split: Split
    /// On that split.
    package let evaluation: ClassificationMetrics
    package let predictions: [SamplePrediction]
    package let learningRate: Float
    /// Of training, without pauses and evaluation.
    package let imagesPerSecond: Double
    package let trainSeconds: Double
    package let evaluationSeconds: Double
    package let inputWaitSeconds: Double
    package let unreadable: Int
    /// Steps whose loss was NaN or infinite.
    package let nonFiniteLosses: Int
    /// Whether the epoch is the run's best so far, by `TrainingConfiguration.bestBy`.
    package let isBest: Bool
}
