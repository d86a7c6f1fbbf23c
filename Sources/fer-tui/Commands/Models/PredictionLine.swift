import Training

/// One line of `predict --json`.
struct PredictionLine: Encodable {
    let path: String
    let label: String
    let probabilities: [String: JSONNumber]
    /// In the order of the model's classes.
    let logits: [JSONNumber]

    init(_ prediction: Prediction, classes: [String]) {
        path = prediction.path
        label = classes[prediction.predicted]
        let values = prediction.probabilities.map { JSONNumber(Double($0)) }
        probabilities = Dictionary(zip(classes, values), uniquingKeysWith: { first, _ in first })
        logits = prediction.logits.map { JSONNumber(Double($0)) }
    }
}
