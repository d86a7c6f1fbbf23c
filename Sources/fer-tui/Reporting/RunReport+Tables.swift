import Dashboard
import Foundation
import RunContract
import RunStore
import Training

extension RunReport {
    var dataName: String { URL(fileURLWithPath: record.dataset).lastPathComponent }

    var summary: String {
        let seconds = epochs.reduce(0) { $0 + $1.seconds }
        let speed = epochs.reduce(0) { $0 + $1.imagesPerSecond } / Double(max(1, epochs.count))
        let hours = String(format: "%d:%02d", Int(seconds) / 3600, Int(seconds) / 60 % 60)
        return "\(epochs.count) of \(record.epochs) epochs (the run is \(state.rawValue)) in \(hours) hours, "
            + "\(FixedPoint.text(speed, digits: 1)) training images a second. "
            + "\(splitTitle) accuracy \(number(best.figures.metrics.accuracy)) after the best epoch, \(best.epoch), "
            + "\(number(last.figures.metrics.accuracy)) after the last."
    }

    /// `Test` or `Validation`: the split of the figures.
    var splitTitle: String { best.split.rawValue.capitalized }

    /// By what and on which images the best epoch was chosen, and how often the test images were looked at.
    private var protocolNote: String {
        let chosen =
            "The best epoch was chosen by \(record.bestBy.rawValue) on the \(judging.rawValue) images"
        let looks = testLooks == 1 ? "once" : "\(testLooks) times"
        let flattery = judging == .test ? ", so that its figures flatter: the last stands beside it" : ""
        return "\(chosen)\(flattery). The test images were evaluated \(testLooks == 0 ? "not yet" : looks)."
    }

    var results: ReportTable {
        var table = ReportTable(
            caption: "Figures on the \(best.split.rawValue) images. \(protocolNote)",
            columns: ["", "best epoch (\(best.epoch))", "last epoch (\(last.epoch))"])
        func add(_ name: String, _ figure: (EvaluationFigures) -> String) {
            table.rows.append([name, figure(best.figures), figure(last.figures)])
        }
        add("accuracy") { number($0.metrics.accuracy) }
        add("95% interval (bootstrap)") {
            "\(number($0.accuracyInterval.lowerBound)) to \(number($0.accuracyInterval.upperBound))"
        }
        add("balanced accuracy") { number($0.metrics.macroRecall) }
        add("macro F1") { number($0.metrics.macroF1) }
        add("log loss") { number($0.metrics.loss) }
        add("expected calibration error") { number($0.calibration.expectedError) }
        add("\(best.split.rawValue) images") { "\($0.metrics.samples)" }
        return table
    }

    var images: ReportTable {
        var table = ReportTable(
            caption: "Table 1. Quantity of images of each expression.",
            columns: ["expression"]
                + splits.flatMap { ["\($0 == .train ? "training" : $0.rawValue) set", "share"] })
        func row(_ name: String, _ count: (Split) -> Int) -> [String] {
            [name] + splits.flatMap { ["\(count($0))", share(count($0), of: distribution.total(of: $0))] }
        }
        for (label, name) in distribution.classes.enumerated() {
            table.rows.append(row(name) { distribution.count(of: label, in: $0) })
        }
        table.rows.append(row("in all") { distribution.total(of: $0) })
        return table
    }

    private var splits: [Split] {
        Split.allCases.filter { $0 != .validation || distribution.total(of: $0) > 0 }
    }

    var besideThePaper: ReportTable {
        var table = ReportTable(
            caption:
                "After the first epoch → after the last, beside the paper's figures, which are on AffectNet.",
            columns: ["", "this run", "the paper"])
        func add(
            _ name: String, _ figure: (EpochRecord) -> Double, _ paper: (first: Double, last: Double)
        ) {
            let values = [epochs.first, epochs.last].map { FixedPoint.text($0.map(figure), digits: 4) }
            table.rows.append([
                name, values.joined(separator: " → "),
                "\(FixedPoint.text(paper.first, digits: 2)) → \(FixedPoint.text(paper.last, digits: 2))",
            ])
        }
        add("accuracy on training images", \.trainAccuracy, PaperFigures.trainAccuracy)
        add("accuracy on \(judging.rawValue) images", \.evaluationAccuracy, PaperFigures.testAccuracy)
        add("loss on training images", \.trainLoss, PaperFigures.trainLoss)
        add("loss on \(judging.rawValue) images", \.evaluationLoss, PaperFigures.testLoss)
        let gap = epochs.last.map { $0.trainAccuracy - $0.evaluationAccuracy }
        table.rows.append([
            "training accuracy above \(judging.rawValue) accuracy", FixedPoint.text(gap, digits: 4),
            "below \(FixedPoint.text(PaperFigures.accuracyGap, digits: 2))",
        ])
        return table
    }

    var classes: ReportTable {
        var table = ReportTable(
            caption: "\(splitTitle) images after the best epoch.",
            columns: ["expression", "images", "recall", "precision", "F1"])
        let matrix = best.figures.metrics.confusion
        for (label, name) in best.classes.enumerated() {
            table.rows.append([
                name, "\(matrix.support(of: label))", number(matrix.recall(of: label)),
                number(matrix.precision(of: label)), number(matrix.f1(of: label)),
            ])
        }
        return table
    }

    var configuration: ReportTable {
        var table = ReportTable(caption: nil, columns: ["setting", "value"])
        table.rows = [["steps an epoch", "\(record.stepsPerEpoch)"]]
        if let settings = try? TrainingConfiguration(record: record, of: run) {
            table.rows += settings.description.map {
                // The folder is nobody's business; its name says which data it was.
                [$0.name, $0.name == Setting.data.name ? dataName : $0.value]
            }
        }
        return table
    }

    private func number(_ value: Double?) -> String { FixedPoint.text(value, digits: 4) }

    private func share(_ part: Int, of whole: Int) -> String {
        whole == 0 ? "" : FixedPoint.text(100 * Double(part) / Double(whole), digits: 1) + "%"
    }
}
