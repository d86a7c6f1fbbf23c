import FaceData
import Foundation

/// `fer-tui data`: what a dataset holds.
enum DataCommand: Command {
    static let specification = CommandSpecification(
        name: "data",
        summary:
            "Shows what was found in a dataset: layout, splits, classes, sizes, and what cannot be read.",
        details: "Every image is read. Faces that stand in training and in test alike are counted.",
        arguments: [PositionalArgument("PATH", "the dataset's folder or file")],
        options: [.layout, .testFraction, .seed, .threads, .json],
        examples: [
            .init("fer-tui data ~/affectnet", "counts a dataset's classes before training on it"),
            .init("fer-tui data ~/affectnet --json", "the same as one JSON object"),
        ])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        let path = try arguments.argument()
        let dataset = try Dataset.open(path, options: DatasetOptions(arguments))
        let showsProgress = isatty(STDERR_FILENO) == 1
        let report = DatasetReport(of: dataset, threads: arguments.threads) { done, total in
            if showsProgress {
                ErrorOutput.write("\rreading images: \(done)/\(total)\(done == total ? "\n" : "")")
            }
        }
        if arguments.has(.json) {
            try Output.json(DataSummary(report))
        } else {
            Output.line(DataPage(path: path, report: report).text)
        }
        return .done
    }
}
