import FaceData
import Foundation
import RunStore
import Training

/// `fer-tui report`: what the paper prints, of a run.
enum ReportCommand: Command {
    static let specification = CommandSpecification(
        name: "report",
        summary: "Writes a report of a run: Markdown with figures, and one HTML page that holds everything.",
        details: """
            Table 1 for the run's data, the curves, the confusion matrix, figures of each class, calibration, the \
            figures beside the paper's, the worst misclassified images, and the configuration.
            """,
        arguments: [.run],
        options: [.reportFolder, .noFaces, .reportDuplicates, .threads, .runsDirectory],
        examples: [
            .init("fer-tui report 2026-11-23-b4-ferplus --out report", "report/report.html and report.md"),
            .init(
                "fer-tui report 2026-11-23-b4-ferplus --out report --no-faces",
                "without pictures of the data, for publishing"),
        ])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        let folder = try arguments.text(needing: .reportFolder)
        let run = try RunLookup.run(arguments)
        let report = try RunReport(run)
        let sheet = arguments.has(.noFaces) ? nil : try MisclassifiedSheet.make(run, report)
        let twins = arguments.has(.reportDuplicates) ? try twins(of: report, arguments.threads) : nil
        let document = try report.document(sheet: sheet, twins: twins)
        try write(document, to: folder)
        Output.line("\(folder)/report.md")
        Output.line("\(folder)/report.html")
        return .done
    }

    private static func write(_ document: ReportDocument, to folder: String) throws {
        let figures = "\(folder)/figures"
        do {
            try FileManager.default.createDirectory(atPath: figures, withIntermediateDirectories: true)
        } catch {
            throw CommandFailure(
                "\(folder): no folder can be made there", remedy: "check the path and its permissions")
        }
        for picture in document.pictures {
            try OutputFile.write(picture.png, to: "\(figures)/\(picture.name).png")
            if let svg = picture.svg { try OutputFile.write(svg, to: "\(figures)/\(picture.name).svg") }
        }
        try OutputFile.write(document.markdown, to: "\(folder)/report.md")
        try OutputFile.write(document.html, to: "\(folder)/report.html")
    }

    /// A sentence on images that stand in both splits.
    private static func twins(of report: RunReport, _ threads: Int) throws -> String {
        let configuration = try TrainingConfiguration(record: report.record, of: report.run)
        guard let path = configuration.data.path else {
            return "The faces are drawn, each by its own numbers."
        }
        var options = DatasetOptions(configuration)
        options.cacheBytes = 0
        let survey = DatasetReport(of: try Dataset.open(path, options: options), threads: threads)
        let left = configuration.data.dropsDuplicates ? "were left out of training" : "were trained on too"
        return
            "Of \(survey.count(in: .test)) test images, the pixels of \(survey.testFacesInTrain) are in "
            + "the training split too; these \(left)."
    }
}
