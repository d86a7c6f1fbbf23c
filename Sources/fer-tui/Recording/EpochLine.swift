import RunContract
import Training

/// One line of `--plain --json`.
struct EpochLine: Encodable {
    private let report: EpochReport

    init(_ report: EpochReport) {
        self.report = report
    }

    /// Metrics of the split that was evaluated carry its name: `test_loss`, or `validation_loss`.
    func encode(to encoder: any Encoder) throws {
        var line = encoder.container(keyedBy: LineKey.self)
        let split = report.split.rawValue
        try line.encode(report.epoch, forKey: LineKey("epoch"))
        try line.encode(JSONNumber(report.train.loss), forKey: LineKey("train_loss"))
        try line.encode(JSONNumber(report.train.accuracy), forKey: LineKey("train_accuracy"))
        try line.encode(JSONNumber(report.evaluation.loss), forKey: LineKey("\(split)_loss"))
        try line.encode(JSONNumber(report.evaluation.accuracy), forKey: LineKey("\(split)_accuracy"))
        try line.encode(JSONNumber(report.evaluation.macroF1), forKey: LineKey("macro_f1"))
        try line.encode(JSONNumber(report.imagesPerSecond), forKey: LineKey("images_per_second"))
        // Training and evaluation together.
        let seconds = report.trainSeconds + report.evaluationSeconds
        try line.encode(JSONNumber(seconds), forKey: LineKey("seconds"))
    }
}

/// The line of `--plain --json` for a checkpoint on the test split.
struct TestLine: Encodable {
    let testedEpoch: Int
    let testLoss: JSONNumber
    let testAccuracy: JSONNumber
    let macroF1: JSONNumber

    init(_ report: TestReport) {
        testedEpoch = report.epoch
        testLoss = JSONNumber(report.metrics.loss)
        testAccuracy = JSONNumber(report.metrics.accuracy)
        macroF1 = JSONNumber(report.metrics.macroF1)
    }

    enum CodingKeys: String, CodingKey {
        case testedEpoch = "tested_epoch"
        case testLoss = "test_loss"
        case testAccuracy = "test_accuracy"
        case macroF1 = "macro_f1"
    }
}

/// A key of a line's object.
private struct LineKey: CodingKey {
    let stringValue: String
    let intValue: Int? = nil

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
}
