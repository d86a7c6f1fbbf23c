package import FaceData

/// How a model does on a split.
package struct EvaluationResult: Sendable {
    package let classNames: [String]
    package let predictions: [SamplePrediction]
    package let unreadable: [UnreadableImage]
    package let seconds: Double
    /// The model's outputs without a class in the data, which could not be predicted.
    package let maskedOutputs: [String]
    /// The number of faces of each class without an output, which were not judged.
    package let leftOut: [String: Int]

    package init(
        classNames: [String], predictions: [SamplePrediction], unreadable: [UnreadableImage], seconds: Double,
        maskedOutputs: [String] = [], leftOut: [String: Int] = [:]
    ) {
        self.classNames = classNames
        self.predictions = predictions
        self.unreadable = unreadable
        self.seconds = seconds
        self.maskedOutputs = maskedOutputs
        self.leftOut = leftOut
    }

    /// - Parameter left: samples of the split that do not count.
    package func figures(without left: Set<Int> = []) -> EvaluationFigures {
        EvaluationFigures(predictions.filter { !left.contains($0.sample) }, classes: classNames)
    }
}
