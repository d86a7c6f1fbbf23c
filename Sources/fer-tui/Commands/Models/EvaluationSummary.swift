import Training

/// What `evaluate --json` prints; rows of the matrix are true classes, columns predicted ones.
struct EvaluationSummary: Encodable {
    /// Answers whose confidence lies in a range, for a reliability diagram.
    struct Bin: Encodable {
        let lower: JSONNumber
        let upper: JSONNumber
        let samples: Int
        let confidence: JSONNumber
        let accuracy: JSONNumber
    }

    let samples: Int
    let accuracy: JSONNumber
    /// Lower and upper end of the middle 95% of resampled accuracies.
    let accuracyInterval: [JSONNumber]
    let macroF1: JSONNumber
    let macroRecall: JSONNumber
    let balancedAccuracy: JSONNumber
    let loss: JSONNumber
    let expectedCalibrationError: JSONNumber
    let reliability: [Bin]
    let classes: [String]
    let confusion: [[Int]]
    /// In the order of the classes.
    let recall: [JSONNumber]
    let precision: [JSONNumber]
    let f1: [JSONNumber]
    let support: [Int]
    let unreadable: Int
    /// Samples that were left out because the other split has them too; null if duplicates were not asked for.
    @OrNull private(set) var twins: Int?
    let testTimeFlip: Bool
    /// Outputs of the model without a class in the data, which could not be predicted.
    let maskedOutputs: [String]
    /// The number of images of each class without an output, which were not judged.
    let leftOut: [String: Int]
    /// The path of the run that holds the evaluation; null if none was made of it.
    @OrNull private(set) var run: String?

    init(
        _ result: EvaluationResult, _ figures: EvaluationFigures, twins: Int?, isFlipped: Bool,
        run: String? = nil
    ) {
        func numbers(_ values: [Double?]) -> [JSONNumber] { values.map { JSONNumber($0 ?? .nan) } }
        let metrics = figures.metrics
        samples = metrics.samples
        accuracy = JSONNumber(metrics.accuracy)
        accuracyInterval = numbers([
            figures.accuracyInterval.lowerBound, figures.accuracyInterval.upperBound,
        ])
        macroF1 = JSONNumber(metrics.macroF1)
        macroRecall = JSONNumber(metrics.macroRecall)
        balancedAccuracy = macroRecall
        loss = JSONNumber(metrics.loss)
        expectedCalibrationError = JSONNumber(figures.calibration.expectedError)
        reliability = figures.calibration.bins.map {
            Bin(
                lower: JSONNumber($0.lower), upper: JSONNumber($0.upper), samples: $0.samples,
                confidence: JSONNumber($0.confidence), accuracy: JSONNumber($0.accuracy))
        }
        classes = result.classNames
        let matrix = metrics.confusion
        confusion = matrix.rows
        recall = numbers(matrix.classes.indices.map(matrix.recall))
        precision = numbers(matrix.classes.indices.map(matrix.precision))
        f1 = numbers(matrix.classes.indices.map(matrix.f1))
        support = matrix.classes.indices.map(matrix.support)
        unreadable = result.unreadable.count
        self.twins = twins
        testTimeFlip = isFlipped
        maskedOutputs = result.maskedOutputs
        leftOut = result.leftOut
        self.run = run
    }

    enum CodingKeys: String, CodingKey {
        case samples, accuracy, loss, classes, confusion, recall, precision, f1, support, unreadable, twins,
            run
        case reliability
        case accuracyInterval = "accuracy_interval"
        case macroF1 = "macro_f1"
        case macroRecall = "macro_recall"
        case balancedAccuracy = "balanced_accuracy"
        case expectedCalibrationError = "expected_calibration_error"
        case testTimeFlip = "test_time_flip"
        case maskedOutputs = "masked_outputs"
        case leftOut = "left_out"
    }
}
