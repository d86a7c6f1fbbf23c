/// A test sample together with what the network said of it.
package struct EvaluatedSample: Sendable, Equatable {
    package var sample: SampleRecord
    package var prediction: PredictionRecord

    package init(sample: SampleRecord, prediction: PredictionRecord) {
        self.sample = sample
        self.prediction = prediction
    }

    package var isCorrect: Bool { sample.label == prediction.predicted }
}

/// Which evaluated samples are wanted.
package struct SampleFilter: Sendable, Equatable {
    /// The true class, nil for any.
    package var actual: Int?
    /// The predicted class, nil for any.
    package var predicted: Int?
    /// Whether samples whose class was found are left out.
    package var onlyErrors: Bool
    /// The images, nil for any.
    package var paths: [String]?
    /// What the images' paths contain, whatever the case of ASCII letters; empty for any.
    package var pathText: String

    package init(
        actual: Int? = nil, predicted: Int? = nil, onlyErrors: Bool = true, paths: [String]? = nil,
        pathText: String = ""
    ) {
        self.actual = actual
        self.predicted = predicted
        self.onlyErrors = onlyErrors
        self.paths = paths
        self.pathText = pathText
    }
}

/// The order of evaluated samples.
package enum SampleOrder: String, Sendable, CaseIterable {
    /// Highest loss first: where the network is most wrong.
    case loss
    /// Most confident first.
    case confidence
    /// Smallest lead over the runner-up first: where the network is least sure.
    case margin
    /// As in the dataset.
    case position
}
