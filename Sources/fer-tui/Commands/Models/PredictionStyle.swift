import Foundation
import RunStore
import Training

/// How predictions are printed.
struct PredictionStyle {
    private enum Form { case words, json, table }

    private let form: Form
    private let top: Int
    private let isTopGiven: Bool

    /// - Throws: `UsageError` where two forms are asked for.
    init(_ arguments: ParsedArguments) throws(UsageError) {
        guard !(arguments.has(.json) && arguments.has(.csv)) else {
            throw UsageError("--json and --csv exclude each other", remedy: "leave one out")
        }
        form = arguments.has(.json) ? .json : arguments.has(.csv) ? .table : .words
        top = try arguments.integer(needing: .top)
        isTopGiven = arguments.has(.top)
    }

    /// A table's first line; nil in the other forms.
    func header(_ classes: [String]) -> String? {
        guard form == .table else { return nil }
        let columns =
            isTopGiven
            ? (1...max(1, min(top, classes.count))).flatMap { ["label_\($0)", "p_\($0)"] }
            : ["label"] + classes.map { "p_" + $0 }
        return row(["path"] + columns)
    }

    func line(_ prediction: Prediction, classes: [String]) throws -> String {
        switch form {
        case .words: words(prediction, classes)
        case .json:
            try JSONText.encode(
                PredictionLine(prediction, classes: classes, top: isTopGiven ? top : nil))
        case .table: table(prediction, classes)
        }
    }

    /// As in `face.jpg: happy 0.93, neutral 0.05, surprise 0.01`.
    private func words(_ prediction: Prediction, _ classes: [String]) -> String {
        let best = prediction.top(top).map {
            "\(classes[$0]) \(FixedPoint.text(Double(prediction.probabilities[$0]), digits: 2))"
        }
        return "\(ErrorOutput.printable(prediction.path)): \(best.joined(separator: ", "))"
    }

    private func table(_ prediction: Prediction, _ classes: [String]) -> String {
        let cells =
            isTopGiven
            ? prediction.top(top).flatMap { [classes[$0], "\(prediction.probabilities[$0])"] }
            : [classes[prediction.predicted]] + prediction.probabilities.map { "\($0)" }
        return row([prediction.path] + cells)
    }

    private func row(_ cells: [String]) -> String {
        String(CommaSeparated.text([cells]).dropLast())
    }
}
