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
        options: [
            .layout, .testFraction, .seed, .threads, .json, .sheetFile, .augmentedFile, .sheetImageSize,
        ]
            + Option.augmentation,
        examples: [
            .init("fer-tui data ~/affectnet", "counts a dataset's classes before training on it"),
            .init("fer-tui data ~/affectnet --json", "the same as one JSON object"),
            .init("fer-tui data ~/affectnet --sheet faces.png", "a row of faces for each class"),
            .init(
                "fer-tui data ~/affectnet --augmented seen.png --rotation 20",
                "what training would make of a face of each class, epoch after epoch"),
        ])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        let path = try arguments.argument()
        let dataset = try Dataset.open(path, options: DatasetOptions(arguments))
        try writeSheets(of: dataset, arguments)
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

    /// Writes the pictures that are asked for.
    private static func writeSheets(of dataset: Dataset, _ arguments: ParsedArguments) throws {
        let side = try arguments.integer(needing: .sheetImageSize)
        let seed = UInt64(try arguments.integer(needing: .seed))
        if let path = arguments.text(.sheetFile) {
            let sheet = ContactSheet.faces(of: dataset.train, side: side, seed: seed)
            try PNGEncoder.write(sheet.picture, to: path)
        }
        if let path = arguments.text(.augmentedFile) {
            let augmentation = Augmentation(arguments, standard: Augmentation())
            let sheet = ContactSheet.augmented(dataset.train, augmentation, side: side, seed: seed)
            try PNGEncoder.write(sheet.picture, to: path)
        }
    }
}
