/// A checkpoint on the test split, at the end of a run that has a validation split.
package struct TestReport: Sendable, Equatable {
    /// The epoch that the checkpoint was written after, from 1.
    package let epoch: Int
    package let metrics: ClassificationMetrics
    package let predictions: [SamplePrediction]
    package let seconds: Double
}
