import EfficientNet
import Training

/// `fer-tui model`: a network's stages, parameters and arithmetic.
enum ModelCommand: Command {
    static let specification = CommandSpecification(
        name: "model",
        summary: "Shows a network's stages with their parameters and multiply-accumulates.",
        arguments: [PositionalArgument("NAME", ModelSpecification.names.joined(separator: ", "))],
        options: [.nativeImageSize, .classes, .json],
        examples: [
            .init("fer-tui model b4", "EfficientNet-B4 at its own image size"),
            .init("fer-tui model b4 --image-size 224 --classes 8", "the same as it is trained by default"),
        ])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        let name = try arguments.argument()
        let classes = try arguments.integer(needing: .classes)
        let model: ModelSpecification
        do throws(ModelError) {
            model = try ModelSpecification.named(name, classCount: classes)
        } catch {
            throw UsageError(
                "\"\(name)\" is no model",
                remedy: "there are: \(ModelSpecification.names.joined(separator: ", "))")
        }
        let report = ModelReport(
            model, imageSize: arguments.integer(.nativeImageSize) ?? model.nativeImageSize)
        if arguments.has(.json) { try Output.json(report) } else { Output.line(report.text) }
        return .done
    }
}
