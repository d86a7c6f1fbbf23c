import FaceData
import Foundation
import RunStore
import Training

/// How predictions are printed.
struct PredictionStyle {
    private enum Form { case words, json, table }

    private let form: Form
    private let top: Int

    /// - Throws: `UsageError` if two forms are asked for, or a part of a table, which always has every class.
    init(_ arguments: ParsedArguments) throws(UsageError) {
        guard !(arguments.has(.json) && arguments.has(.csv)) else {
            throw UsageError("--json and --csv exclude each other", remedy: "leave one out")
        }
        form = arguments.has(.json) ? .json : arguments.has(.csv) ? .table : .words
        top = try arguments.integer(needing: .top)
        guard form != .table || !arguments.has(.top) else {
            throw UsageError(
                "--csv and --top exclude each other: a table has a column for each class",
                remedy: "leave one out")
        }
    }

    /// A table's first line; nil in the other forms.
    func header(_ classes: [String]) -> String? {
        guard form == .table else { return nil }
        return row(["path", "label"] + classes.map { "p_" + $0 })
    }

    func line(_ prediction: Prediction, classes: [String]) throws -> String {
        switch form {
        case .words: words(prediction, classes)
        case .json:
            try JSONText.encode(PredictionLine(prediction, classes: classes, top: top))
        case .table: table(prediction, classes)
        }
    }

    /// The line of a picture that cannot be read; nil in the forms that leave it out.
    func line(_ image: UnreadableImage, classes: [String]) throws -> String? {
        guard form == .json else { return nil }
        return try JSONText.encode(PredictionLine(image, classes: classes))
    }

    /// As in `face.jpg: happy 0.93, neutral 0.05, surprise 0.01`.
    private func words(_ prediction: Prediction, _ classes: [String]) -> String {
        let best = prediction.top(top).map {
            "\(classes[$0]) \(FixedPoint.text(Double(prediction.probabilities[$0]), digits: 2))"
        }
        return "\(PrintableText.line(prediction.path)): \(best.joined(separator: ", "))"
    }

    private func table(_ prediction: Prediction, _ classes: [String]) -> String {
        let cells = [classes[prediction.predicted]] + prediction.probabilities.map { "\($0)" }
        return row([prediction.path] + cells)
    }

    private func row(_ cells: [String]) -> String {
        String(CommaSeparated.text([cells]).dropLast())
    }
}
