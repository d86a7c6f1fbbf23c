package import FaceData

/// How a model does on a split.
package struct EvaluationResult: Sendable {
    package let metrics: ClassificationMetrics
    package let predictions: [SamplePrediction]
    package let unreadable: [UnreadableImage]
    package let seconds: Double
}
