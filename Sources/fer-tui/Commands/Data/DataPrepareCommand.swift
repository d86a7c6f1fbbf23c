import FaceData
import RunContract
import Foundation

/// `fer-tui data prepare`: a dataset as class folders, for other programs.
enum DataPrepareCommand: Command {
    static let specification = CommandSpecification(
        name: "data prepare",
        summary: "Writes a dataset of any layout as class folders of pictures of one size.",
        details: """
            Each face is cut out by its box, resized as evaluation resizes it, and written as PNG to \
            OUT/train/CLASS and OUT/test/CLASS; OUT/faces.csv says where each came from. Interrupted, the same \
            command goes on where it stopped. A folder that holds anything else is refused.
            """,
        arguments: [
            PositionalArgument("PATH", "the dataset's folder or file"),
            PositionalArgument("OUT", "the folder to write, new or empty"),
        ],
        options: ([.seed, .preparedImageSize, .dropDuplicates, .maximumTrain, .maximumTest, .threads]
            as [Option])
            + Option.opening,
        examples: [
            .init("fer-tui data prepare ~/rafdb rafdb-224", "224×224 pictures in class folders"),
            .init(
                "fer-tui data prepare ~/fer2013 fer --image-size 48 --split-name PrivateTest --drop-duplicates",
                "FER2013 as pictures, without training faces that are tested too"),
        ])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        let path = try arguments.argument()
        let root = arguments.positionals.count > 1 ? arguments.positionals[1] : ""
        let options = DatasetOptions(arguments)
        var dataset = try Dataset.open(path, options: options)
        // Taken before twins are looked for, which takes a while.
        let folder = try PreparedFolder(at: root, settings: settings(path, dataset, arguments))
        if arguments.has(.dropDuplicates) { dataset = dataset.droppingTwins(threads: arguments.threads) }
        let tree = try PreparedTree(
            in: folder, of: dataset, side: arguments.integer(needing: .preparedImageSize))
        let progress = SharedProgressLine("writing faces", total: dataset.count)
        let result = try tree.write(threads: arguments.threads) { progress.show(done: $0) }
        progress.clear()
        for image in result.unreadable { ErrorOutput.note("skipped \(image)") }
        Output.line(summary(result, dataset, root))
        return result.written + result.kept > 0 ? .done : .failed
    }

    /// All that decides what a face's file is called and holds.
    private static func settings(
        _ path: String, _ dataset: Dataset, _ arguments: ParsedArguments
    ) -> PreparedFolder.Settings {
        var settings = ["path": absolutePath(path), "layout": dataset.layout]
        let options =
            Option.opening.filter { $0.name != "layout" }
            + [.seed, .preparedImageSize, .maximumTrain, .maximumTest]
        for option in options { settings[option.name] = arguments.text(option) }
        // As folders of earlier versions have it.
        settings["drop-twins"] = arguments.has(.dropDuplicates) ? "yes" : "no"
        settings["faces"] = splits(dataset)
        return settings
    }

    private static func summary(_ result: PreparedTreeResult, _ dataset: Dataset, _ root: String) -> String {
        var parts = ["\(result.written) faces written"]
        if result.kept > 0 { parts.append("\(result.kept) were there") }
        if !result.unreadable.isEmpty { parts.append("\(result.unreadable.count) cannot be read") }
        return "\(root): \(parts.joined(separator: ", ")) (\(splits(dataset)), layout \(dataset.layout))"
    }

    /// As in `28 train, 7 test`.
    private static func splits(_ dataset: Dataset) -> String {
        Split.allCases.filter { $0 != .validation || dataset.validation.count > 0 }.map {
            "\(dataset.source($0).count) \($0.rawValue)"
        }.joined(separator: ", ")
    }
}
