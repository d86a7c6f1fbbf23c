package import FaceData

/// How a model does on a split.
package struct EvaluationResult: Sendable {
    package let classNames: [String]
    package let predictions: [SamplePrediction]
    package let unreadable: [UnreadableImage]
    package let seconds: Double

    /// - Parameter left: samples of the split that do not count.
    package func figures(without left: Set<Int> = []) -> EvaluationFigures {
        EvaluationFigures(
            predictions.filter { !left.contains($0.sample) }, classCount: classNames.count)
    }
}
