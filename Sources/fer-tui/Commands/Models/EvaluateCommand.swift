import FaceData
import Foundation
import RunStore
import Training

/// `fer-tui evaluate`: how trained weights do on a dataset.
enum EvaluateCommand: Command {
    static let specification = CommandSpecification(
        name: "evaluate",
        summary:
            "Measures trained weights on a dataset: accuracy, F1, recall, precision, loss, confusion matrix.",
        options: [.trainedWeights, .data, .split, .layout, .testFraction, .seed] + Option.loading + [.json],
        examples: [
            .init(
                "fer-tui evaluate --weights runs/2026-11-23-b4-ferplus/checkpoints/best/model.safetensors --data ~/ferplus",
                "the best checkpoint on the test split"),
            .init(
                "fer-tui evaluate --weights b4.safetensors --data ~/ferplus --json",
                "the same as one JSON object"),
        ])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        let weights = try arguments.text(needing: .trainedWeights)
        let path = try arguments.text(needing: .data)
        let dataset = try Dataset.open(path, options: DatasetOptions(arguments))
        let source = arguments.text(.split) == "train" ? dataset.train : dataset.test
        guard source.count > 0 else {
            throw CommandFailure(
                "\(path): has no images in that split", remedy: "choose the other with --split")
        }
        let model = try LoadedModel(weights: weights, LoadedModel.Choices(arguments))
        let result = try model.evaluate(source)
        for image in result.unreadable { ErrorOutput.note("skipped \(image)") }
        guard result.metrics.samples > 0 else {
            throw CommandFailure("\(path): no image can be read", remedy: "fer-tui data says why")
        }
        if arguments.has(.json) {
            try Output.json(EvaluationSummary(result, classes: model.classNames))
        } else {
            Output.line(page(result, classes: model.classNames))
        }
        return .done
    }

    private static func page(_ result: EvaluationResult, classes: [String]) -> String {
        let matrix = RunStore.ConfusionMatrix(classes: classes, counts: result.metrics.confusion.counts)
        let speed = result.seconds > 0 ? Double(result.metrics.samples) / result.seconds : 0
        return (matrix?.text ?? "")
            + String(format: "loss %.4f   %.1f img/s", result.metrics.loss, speed)
    }
}

extension DatasetOptions {
    /// As the command line gives them.
    init(_ arguments: ParsedArguments) {
        self.init()
        let layoutName = arguments.text(.layout)
        layout = layoutName == "auto" ? nil : layoutName
        testFraction = arguments.decimal(.testFraction) ?? testFraction
        seed = UInt64(arguments.integer(.seed) ?? 0)
        // Every image is read once.
        cacheBytes = 0
    }
}

extension LoadedModel.Choices {
    /// As the command line gives them.
    init(_ arguments: ParsedArguments) {
        self.init(threads: arguments.threads)
        model = arguments.text(.weightsModel)
        imageSize = arguments.integer(.weightsImageSize)
        batchSize = arguments.integer(.batchSize) ?? batchSize
    }
}
