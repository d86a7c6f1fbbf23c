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
}

/// How far an evaluation is.
package struct EvaluationProgress: Sendable, Equatable {
    package let epoch: Int
    package let batch: Int
    package let batches: Int
}

/// What the network thinks of one test sample.
package struct SamplePrediction: Sendable, Equatable {
    /// Its index in the test split.
    package let sample: Int
    package let label: Int
    package let predicted: Int
    /// Cross-entropy.
    package let loss: Float
    /// One per class.
    package let probabilities: [Float]
}

/// One epoch with its evaluation.
package struct EpochReport: Sendable, Equatable {
    /// From 1.
    package let epoch: Int
    package let epochs: Int
    package let train: ClassificationMetrics
    package let test: ClassificationMetrics
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
    /// Whether the test accuracy is the run's best so far.
    package let isBest: Bool
}

/// A checkpoint that was written.
package struct CheckpointReport: Sendable, Equatable {
    /// Its folder's name under `checkpoints/`.
    package let name: String
    package let epochsDone: Int
    package let batchesDone: Int
    package let isBest: Bool
    package let bytes: Int
    package let seconds: Double
}
