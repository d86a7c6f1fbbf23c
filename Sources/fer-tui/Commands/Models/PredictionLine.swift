import Training

/// One line of `predict --json`.
struct PredictionLine: Encodable {
    /// One of the likeliest classes.
    struct Candidate: Encodable {
        let label: String
        let probability: JSONNumber
    }

    let path: String
    let label: String
    let probabilities: [String: JSONNumber]
    /// In the order of the model's classes.
    let logits: [JSONNumber]
    /// Likeliest first; absent where nobody asked.
    let top: [Candidate]?

    /// - Parameter top: how many of the likeliest classes are listed apart; nil for none.
    init(_ prediction: Prediction, classes: [String], top: Int?) {
        path = prediction.path
        label = classes[prediction.predicted]
        let values = prediction.probabilities.map { JSONNumber(Double($0)) }
        probabilities = Dictionary(zip(classes, values), uniquingKeysWith: { first, _ in first })
        logits = prediction.logits.map { JSONNumber(Double($0)) }
        self.top = top.map { count in
            prediction.top(count).map { Candidate(label: classes[$0], probability: values[$0]) }
        }
    }
}
