import RunStore
import Training

/// Runs side by side, best accuracy first.
struct RunComparison {
    /// One run's figures on the test images, after its best epoch.
    struct Row: Encodable {
        let run: String
        let model: String
        let recipe: String
        let imageSize: Int
        let epochs: Int
        let bestEpoch: Int
        let accuracy: JSONNumber
        let accuracyInterval: [JSONNumber]
        let lastAccuracy: JSONNumber
        let balancedAccuracy: JSONNumber
        let macroF1: JSONNumber
        let logLoss: JSONNumber
        let calibrationError: JSONNumber
        /// The split of the figures, and the one that chose the best epoch.
        let split: String
        let judging: String
        let testLooks: Int
        let testImages: Int
        let seconds: JSONNumber

        enum CodingKeys: String, CodingKey {
            case run, model, recipe, epochs, accuracy, seconds, split, judging
            case imageSize = "image_size"
            case bestEpoch = "best_epoch"
            case accuracyInterval = "accuracy_interval"
            case lastAccuracy = "last_accuracy"
            case balancedAccuracy = "balanced_accuracy"
            case macroF1 = "macro_f1"
            case logLoss = "log_loss"
            case calibrationError = "expected_calibration_error"
            case testImages = "test_images"
            case testLooks = "test_looks"
        }

        init(_ report: RunReport) {
            let figures = report.best.figures
            run = report.run.name
            model = report.record.model
            recipe = report.record.options[Setting.recipe.name] ?? ""
            imageSize = report.record.imageSize
            epochs = report.epochs.count
            bestEpoch = report.best.epoch
            accuracy = JSONNumber(figures.metrics.accuracy)
            accuracyInterval = [
                JSONNumber(figures.accuracyInterval.lowerBound),
                JSONNumber(figures.accuracyInterval.upperBound),
            ]
            lastAccuracy = JSONNumber(report.last.figures.metrics.accuracy)
            balancedAccuracy = JSONNumber(figures.metrics.macroRecall)
            macroF1 = JSONNumber(figures.metrics.macroF1)
            logLoss = JSONNumber(figures.metrics.loss)
            calibrationError = JSONNumber(figures.calibration.expectedError)
            split = report.best.split.rawValue
            judging = report.judging.rawValue
            testLooks = report.testLooks
            testImages = figures.metrics.samples
            seconds = JSONNumber(report.epochs.reduce(0) { $0 + $1.seconds })
        }

        /// For a table, in the order of `columns`.
        fileprivate var cells: [String] {
            let interval = accuracyInterval.map { FixedPoint.text($0.value, digits: 4) }
            return [run, model, recipe, "\(imageSize)", "\(epochs)", Self.number(accuracy)]
                + [interval.joined(separator: "–"), Self.number(lastAccuracy), Self.number(balancedAccuracy)]
                + [Self.number(macroF1), Self.number(logLoss), Self.number(calibrationError)]
        }

        private static func number(_ value: JSONNumber) -> String {
            FixedPoint.text(value.value, digits: 4)
        }
    }

    private static let columns = [
        "run", "model", "recipe", "px", "epochs", "accuracy", "95% interval", "last epoch", "balanced",
        "macro F1", "log loss", "calibration error",
    ]

    let rows: [Row]
    /// The settings that are not the same in all runs: a name and each row's value in words.
    let differences: [(name: String, values: [String])]
    /// What keeps runs from being compared.
    let remarks: [String]

    init(_ reports: [RunReport]) {
        let sorted = reports.sorted { $0.best.figures.metrics.accuracy > $1.best.figures.metrics.accuracy }
        rows = sorted.map(Row.init)
        differences = Self.differences(sorted)
        let first = reports.first
        remarks = reports.dropFirst().compactMap { report in
            guard let first, report.distribution != first.distribution else { return nil }
            return "\(report.run.name) is on other data or another split than \(first.run.name)"
        }
    }

    private static func differences(_ reports: [RunReport]) -> [(name: String, values: [String])] {
        let configurations = reports.map { try? TrainingConfiguration(record: $0.record, of: $0.run) }
        return Setting.all.compactMap { setting in
            let values = configurations.map { $0.map(setting.words) ?? "–" }
            return Set(values).count > 1 ? (setting.name, values) : nil
        }
    }

    /// The settings that differ, a column for each run; nil if none does.
    var settingsTable: ReportTable? {
        guard !differences.isEmpty else { return nil }
        return ReportTable(
            caption: "Settings that differ", columns: ["setting"] + rows.map(\.run),
            rows: differences.map { [$0.name] + $0.values })
    }

    var table: ReportTable {
        ReportTable(caption: nil, columns: Self.columns, rows: rows.map(\.cells))
    }

    var text: String {
        var table = TextTable(
            Self.columns.enumerated().map { (title: $1, alignment: $0 < 3 ? .left : .right) })
        for row in rows { table.add(row.cells) }
        guard let settings = settingsTable else { return table.text }
        var differing = TextTable(settings.columns.map { (title: $0, alignment: .left) })
        for row in settings.rows { differing.add(row) }
        return table.text + "\n\n" + differing.text
    }
}
