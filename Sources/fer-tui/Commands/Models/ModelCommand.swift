import EfficientNet
import Foundation
import Training

/// `fer-tui model`: a network's stages, parameters and arithmetic.
enum ModelCommand: Command {
    static let specification = CommandSpecification(
        name: "model",
        summary: "Shows a network's stages with their parameters and multiply-accumulates.",
        arguments: [PositionalArgument("NAME", ModelSpecification.names.joined(separator: ", "))],
        options: [.nativeImageSize, .modelClasses, .plannedBatchSize, .threads, .json],
        examples: [
            .init("fer-tui model b4", "EfficientNet-B4 at its own image size"),
            .init(
                "fer-tui model b4 --image-size 224 --batch-size 32",
                "as it is trained by default, with the memory that this takes"),
        ])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        let name = try arguments.argument()
        let classes = try classCount(arguments.text(needing: .modelClasses))
        let model: ModelSpecification
        do throws(ModelError) {
            model = try ModelSpecification.named(name, classCount: classes)
        } catch {
            throw UsageError(
                "\"\(name)\" is no model",
                remedy: "there are: \(ModelSpecification.names.joined(separator: ", "))")
        }
        let size = arguments.integer(.nativeImageSize) ?? model.nativeImageSize
        let memory = try arguments.integer(.plannedBatchSize).map {
            try MemoryPlan(model, imageSize: size, batchSize: $0, threads: arguments.threads)
        }
        let report = ModelReport(model, imageSize: size, memory: memory)
        if arguments.has(.json) { try Output.json(report) } else { Output.line(report.text) }
        return .done
    }

    /// A number, or the number of the names in a list.
    private static func classCount(_ text: String) throws(UsageError) -> Int {
        guard let count = Int(text) else { return try ClassList.given(text).count }
        guard (1...100_000).contains(count) else {
            throw UsageError(
                "--classes \(count) is out of range", remedy: "choose 1 to 100000, or give names")
        }
        return count
    }
}
