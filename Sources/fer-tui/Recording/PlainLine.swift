import Foundation
import Training

/// The lines that training prints; their form is stable, scripts read them.
enum PlainLine {
    /// As in `epoch 3/50 train loss 1.0712 acc 0.6120 test loss 1.1034 acc 0.5987 macro-f1 0.4411 412.3 img/s`; with a
    /// validation split `validation` stands in the place of `test`.
    static func epoch(_ report: EpochReport) -> String {
        let train = "train loss \(fixed(report.train.loss)) acc \(fixed(report.train.accuracy))"
        let test = "\(report.split.rawValue) \(metrics(report.evaluation))"
        let rest = "\(fixed(report.imagesPerSecond, 1)) img/s"
        return "epoch \(report.epoch)/\(report.epochs) \(train) \(test) \(rest)"
    }

    /// As in `test after epoch 12 loss 1.1034 acc 0.5987 macro-f1 0.4411`.
    static func test(_ report: TestReport) -> String {
        "test after epoch \(report.epoch) \(metrics(report.metrics))"
    }

    private static func metrics(_ metrics: ClassificationMetrics) -> String {
        "loss \(fixed(metrics.loss)) acc \(fixed(metrics.accuracy)) macro-f1 \(fixed(metrics.macroF1))"
    }

    /// As in `step 120 epoch 3 batch 20/50 loss 1.0712 acc 0.6120 lr 0.001000 412.3 img/s`.
    static func step(_ report: StepReport) -> String {
        let place = "step \(report.step) epoch \(report.epoch) batch \(report.batch)/\(report.stepsPerEpoch)"
        let figures = "loss \(fixed(Double(report.loss))) acc \(fixed(Double(report.accuracy)))"
        let speed = report.seconds > 0 ? Double(report.images) / report.seconds : 0
        return "\(place) \(figures) lr \(fixed(Double(report.learningRate), 6)) \(fixed(speed, 1)) img/s"
    }

    private static func fixed(_ value: Double, _ digits: Int = 4) -> String {
        String(format: "%.\(digits)f", value)
    }
}
