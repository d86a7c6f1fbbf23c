import Training

/// One line of `--plain --json`.
struct EpochLine: Encodable {
    /// The path of the run.
    let run: String
    let epoch: Int
    /// Epochs of the whole run.
    let epochs: Int
    let trainLoss: JSONNumber
    let trainAccuracy: JSONNumber
    let testLoss: JSONNumber
    let testAccuracy: JSONNumber
    let macroF1: JSONNumber
    let imagesPerSecond: JSONNumber
    /// Training and evaluation together.
    let seconds: JSONNumber

    init(_ report: EpochReport, run: String) {
        self.run = run
        epoch = report.epoch
        epochs = report.epochs
        trainLoss = JSONNumber(report.train.loss)
        trainAccuracy = JSONNumber(report.train.accuracy)
        testLoss = JSONNumber(report.test.loss)
        testAccuracy = JSONNumber(report.test.accuracy)
        macroF1 = JSONNumber(report.test.macroF1)
        imagesPerSecond = JSONNumber(report.imagesPerSecond)
        seconds = JSONNumber(report.trainSeconds + report.evaluationSeconds)
    }

    enum CodingKeys: String, CodingKey {
        case run, epoch, epochs, seconds
        case trainLoss = "train_loss"
        case trainAccuracy = "train_accuracy"
        case testLoss = "test_loss"
        case testAccuracy = "test_accuracy"
        case macroF1 = "macro_f1"
        case imagesPerSecond = "images_per_second"
    }
}
