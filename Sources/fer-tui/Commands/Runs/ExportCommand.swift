import Foundation
import RunStore
import Training

/// `fer-tui export`: a run's figures and weights as files.
enum ExportCommand: Command {
    static let specification = CommandSpecification(
        name: "export",
        summary: "Writes a run's confusion matrix, curves, weights, misclassified or marked images to files.",
        details:
            "The file's ending says the format. Matrices have true classes in rows and predicted ones in columns.",
        arguments: [.run],
        options: Option.exports + [.matrixEpoch, .runsDirectory],
        examples: [
            .init(
                "fer-tui export 2026-11-23-b4-ferplus --confusion matrix.csv",
                "the best epoch's matrix for a spreadsheet"),
            .init(
                "fer-tui export 2026-11-23-b4-ferplus --weights b4.safetensors",
                "weights that torchvision's load_state_dict takes"),
        ])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        let wanted = Option.exports.filter(arguments.has)
        guard !wanted.isEmpty else {
            throw UsageError(
                "export is told nothing to write", remedy: "name a file, as in --confusion matrix.csv")
        }
        let files = try wanted.map { try ExportFile($0, arguments.text(needing: $0)) }
        try ExportFile.requireDistinct(files)
        let run = try RunLookup.run(arguments)
        let exporter = try RunExporter(run, epoch: arguments.integer(.matrixEpoch))
        for file in files {
            try exporter.write(file)
            Output.line(file.path)
        }
        if let remark = exporter.remark { ErrorOutput.note(remark) }
        return .done
    }
}
