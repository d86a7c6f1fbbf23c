package import FaceData

/// How a model does on a split.
package struct EvaluationResult: Sendable {
    package let classNames: [String]
    package let predictions: [SamplePrediction]
    package let unreadable: [UnreadableImage]
    package let seconds: Double

    package init(
        classNames: [String], predictions: [SamplePrediction], unreadable: [UnreadableImage], seconds: Double
    ) {
        self.classNames = classNames
        self.predictions = predictions
        self.unreadable = unreadable
        self.seconds = seconds
    }

    /// - Parameter left: samples of the split that do not count.
    package func figures(without left: Set<Int> = []) -> EvaluationFigures {
        EvaluationFigures(predictions.filter { !left.contains($0.sample) }, classes: classNames)
    }
}
