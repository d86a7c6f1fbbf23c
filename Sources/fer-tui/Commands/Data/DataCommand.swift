import FaceData
import Foundation
import Training

/// `fer-tui data`: what a dataset holds.
enum DataCommand: Command {
    static let specification = CommandSpecification(
        name: "data",
        summary:
            "Shows what was found in a dataset: layout, splits, classes, sizes, and what cannot be read.",
        details: """
            Every image is read, unless --sample says how many. Faces with the same pixels are counted, within a \
            split and across; those that are in training and in test alike make a test look easier than it is. \
            fer-tui data prepare writes a dataset as class folders of one size, for other programs.
            """,
        arguments: [PositionalArgument("PATH", "the dataset's folder or file")],
        options: ([.seed, .sampleCount, .threads, .json, .sheetFile, .augmentedFile, .sheetImageSize]
            as [Option])
            + Option.opening + Option.augmentation,
        examples: [
            .init("fer-tui data ~/affectnet", "counts a dataset's classes before training on it"),
            .init("fer-tui data ~/affectnet --sample 2000 --json", "a quick look, as one JSON object"),
            .init("fer-tui data ~/affectnet --sheet faces.png", "a row of faces for each class"),
            .init(
                "fer-tui data ~/affectnet --augmented seen.png --rotation 20",
                "what training would make of a face of each class, epoch after epoch"),
            .init("fer-tui data prepare ~/affectnet faces", "writes class folders of 224×224 pictures"),
        ])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        let path = try arguments.argument()
        let dataset = try Dataset.open(path, options: DatasetOptions(arguments))
        try writeSheets(of: dataset, arguments)
        let total = dataset.count
        let sampleCount = arguments.integer(.sampleCount)
        let progress = SharedProgressLine("reading images", total: min(total, sampleCount ?? total))
        let report = DatasetReport(of: dataset, sampleCount: sampleCount, threads: arguments.threads) {
            done, _ in progress.show(done: done)
        }
        progress.clear()
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
            var configuration = TrainingConfiguration.standard
            let names = Option.augmentation.map(\.name)
            configuration.apply(arguments.given.filter { names.contains($0.key) })
            let sheet = ContactSheet.augmented(
                dataset.train, configuration.augmentation, side: side, seed: seed)
            try PNGEncoder.write(sheet.picture, to: path)
        }
    }
}
