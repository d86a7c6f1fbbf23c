import Foundation
import RunStore
import Training

/// What is printed of an evaluation for people.
struct EvaluationPage {
    let classes: [String]
    let figures: EvaluationFigures

    var text: String { matrix + "\n" + perClass + "\n\n" + summary }

    private var matrix: String { figures.metrics.confusion.text }

    private var perClass: String {
        var table = TextTable([
            ("class", .left), ("samples", .right), ("recall", .right), ("precision", .right), ("F1", .right),
        ])
        let matrix = figures.metrics.confusion
        for (label, name) in classes.enumerated() {
            table.add([
                name, "\(matrix.support(of: label))", number(matrix.recall(of: label)),
                number(matrix.precision(of: label)), number(matrix.f1(of: label)),
            ])
        }
        return table.text
    }

    private var summary: String {
        let metrics = figures.metrics
        let interval = figures.accuracyInterval
        let lines = [
            (
                "accuracy",
                "\(number(metrics.accuracy))  (95% interval \(number(interval.lowerBound)) to "
                    + "\(number(interval.upperBound)), bootstrap)"
            ),
            ("balanced accuracy", number(metrics.macroRecall)),
            ("macro F1", number(metrics.macroF1)),
            ("log loss", number(metrics.loss)),
            (
                "calibration error",
                "\(number(figures.calibration.expectedError))  (expected, "
                    + "\(figures.calibration.bins.count) bins)"
            ),
        ]
        let width = lines.map(\.0.count).max() ?? 0
        return lines.map { name, value in
            name + String(repeating: " ", count: width - name.count + 2) + value
        }.joined(separator: "\n")
    }

    private func number(_ value: Double?) -> String { FixedPoint.text(value, digits: 4) }
}
