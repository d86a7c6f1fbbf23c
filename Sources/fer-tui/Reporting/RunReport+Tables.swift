import Dashboard
import Foundation
import RunStore
import Training

extension RunReport {
    var dataName: String { URL(fileURLWithPath: record.dataset).lastPathComponent }

    var summary: String {
        let seconds = epochs.reduce(0) { $0 + $1.seconds }
        let speed = epochs.reduce(0) { $0 + $1.imagesPerSecond } / Double(max(1, epochs.count))
        return
            "\(epochs.count) of \(record.epochs) epochs (the run is \(state.rawValue)) in \(DurationText.text(seconds)), "
            + "\(FixedPoint.text(speed, digits: 1)) training images a second. "
            + "Best test accuracy \(number(best.figures.metrics.accuracy)) after epoch \(best.epoch), "
            + "\(number(last.figures.metrics.accuracy)) after the last."
    }

    /// The best epoch was chosen by the test images themselves, so that its figures flatter: the last stands
    /// beside it.
    var results: ReportTable {
        var table = ReportTable(
            caption: "Figures on the test images. The best epoch is chosen by these very images.",
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
        add("test images") { "\($0.metrics.samples)" }
        return table
    }

    var images: ReportTable {
        var table = ReportTable(
            caption: "Table 1. Quantity of images of each expression.",
            columns: ["expression", "training set", "share", "test set", "share"])
        func row(_ name: String, _ train: Int, _ test: Int) -> [String] {
            [
                name, "\(train)", share(train, of: distribution.total(of: .train)), "\(test)",
                share(test, of: distribution.total(of: .test)),
            ]
        }
        for (label, name) in distribution.classes.enumerated() {
            table.rows.append(
                row(name, distribution.count(of: label, in: .train), distribution.count(of: label, in: .test))
            )
        }
        table.rows.append(row("in all", distribution.total(of: .train), distribution.total(of: .test)))
        return table
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
        add("accuracy on test images", \.testAccuracy, PaperFigures.testAccuracy)
        add("loss on training images", \.trainLoss, PaperFigures.trainLoss)
        add("loss on test images", \.testLoss, PaperFigures.testLoss)
        let gap = epochs.last.map { $0.trainAccuracy - $0.testAccuracy }
        table.rows.append([
            "training accuracy above test accuracy", FixedPoint.text(gap, digits: 4),
            "below \(FixedPoint.text(PaperFigures.accuracyGap, digits: 2))",
        ])
        return table
    }

    var classes: ReportTable {
        var table = ReportTable(
            caption: "Test images after the best epoch.",
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
