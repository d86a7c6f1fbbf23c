import FaceData
import Training

/// One line of `predict --json`. A picture that cannot be read has nulls, and an error that says why.
struct PredictionLine: Encodable {
    /// One of the likeliest classes.
    struct Candidate: Encodable {
        let label: String
        let probability: JSONNumber
    }

    let path: String
    /// The model's classes, in the order of its outputs.
    let classes: [String]
    @OrNull private(set) var label: String?
    /// By the classes' names.
    @OrNull private(set) var probabilities: [String: JSONNumber]?
    /// In the order of `classes`.
    @OrNull private(set) var logits: [JSONNumber]?
    /// Likeliest first.
    @OrNull private(set) var top: [Candidate]?
    @OrNull private(set) var error: String?

    /// - Parameter top: how many of the likeliest classes are listed apart.
    init(_ prediction: Prediction, classes: [String], top: Int) {
        path = prediction.path
        self.classes = classes
        label = classes[prediction.predicted]
        let values = prediction.probabilities.map { JSONNumber(Double($0)) }
        probabilities = Dictionary(zip(classes, values), uniquingKeysWith: { first, _ in first })
        logits = prediction.logits.map { JSONNumber(Double($0)) }
        self.top = prediction.top(top).map { Candidate(label: classes[$0], probability: values[$0]) }
    }

    init(_ image: UnreadableImage, classes: [String]) {
        path = image.path
        self.classes = classes
        error = image.reason
    }
}
