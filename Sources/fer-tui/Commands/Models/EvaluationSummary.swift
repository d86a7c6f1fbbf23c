import Training

/// What `evaluate --json` prints; rows of the matrix are true classes, columns predicted ones.
struct EvaluationSummary: Encodable {
    let samples: Int
    let accuracy: JSONNumber
    let macroF1: JSONNumber
    let macroRecall: JSONNumber
    let loss: JSONNumber
    let classes: [String]
    let confusion: [[Int]]
    /// In the order of the classes.
    let recall: [JSONNumber]
    let precision: [JSONNumber]
    let unreadable: Int

    init(_ result: EvaluationResult, classes: [String]) {
        let metrics = result.metrics
        samples = metrics.samples
        accuracy = JSONNumber(metrics.accuracy)
        macroF1 = JSONNumber(metrics.macroF1)
        macroRecall = JSONNumber(metrics.macroRecall)
        loss = JSONNumber(metrics.loss)
        self.classes = classes
        confusion = metrics.confusion.counts
        recall = metrics.recall.map { JSONNumber($0) }
        precision = metrics.precision.map { JSONNumber($0) }
        unreadable = result.unreadable.count
    }

    enum CodingKeys: String, CodingKey {
        case samples, accuracy, loss, classes, confusion, recall, precision, unreadable
        case macroF1 = "macro_f1"
        case macroRecall = "macro_recall"
    }
}
