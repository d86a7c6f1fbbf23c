import FaceData
import Foundation
import RunContract
import RunStore
import Training

/// `fer-tui evaluate`: how trained weights do on a dataset.
enum EvaluateCommand: Command {
    static let specification = CommandSpecification(
        name: "evaluate",
        summary:
            "Measures trained weights on a dataset: accuracy with its interval, and figures of each class.",
        details: """
            Prints the confusion matrix; recall, precision and F1 of each class; accuracy with a 95% bootstrap \
            interval; balanced accuracy, macro F1, log loss and the expected calibration error.
            """,
        options: ([.trainedWeights, .data, .split, .seed, .testTimeFlip, .leaveOutDuplicates, .json]
            as [Option])
            + Option.opening + Option.loading + Option.evaluationFiles,
        examples: [
            .init(
                "fer-tui evaluate --weights runs/2026-11-23-b4-ferplus/checkpoints/best/model.safetensors --data ~/ferplus",
                "the best checkpoint on the test split"),
            .init(
                "fer-tui evaluate --weights b4.safetensors --data ~/ferplus --test-time-flip --drop-duplicates",
                "with mirror images, and without what stands in the other split too"),
            .init(
                "fer-tui evaluate --weights b4.safetensors --data ~/ferplus --reliability r.png --json",
                "the figures as one JSON object, and a reliability diagram"),
        ])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        let files = try EvaluationFiles(arguments)
        let path = try arguments.text(needing: .data)
        let dataset = try Dataset.open(path, options: DatasetOptions(arguments))
        let split = arguments.text(.split).flatMap(Split.init) ?? .test
        let source = dataset.source(split)
        guard source.count > 0 else {
            throw CommandFailure(
                "\(path): has no \(split.rawValue) images", remedy: "choose another split with --split")
        }
        let model = try LoadedModel(
            weights: arguments.text(needing: .trainedWeights), LoadedModel.Choices(arguments))
        let progress = ProgressLine("evaluating", total: source.count)
        let result = try model.evaluate(source) { done, batches in
            progress.show(done: source.count * done / max(1, batches))
        }
        progress.clear()
        for image in result.unreadable { ErrorOutput.note("skipped \(image)") }
        guard !result.predictions.isEmpty else {
            guard result.leftOut.isEmpty else {
                throw CommandFailure(
                    "\(path): no image has one of the classes \(result.classNames.joined(separator: ", "))",
                    remedy: "choose the other split with --split")
            }
            throw CommandFailure("\(path): no image can be read", remedy: "fer-tui data says why")
        }
        let twins =
            arguments.has(.leaveOutDuplicates) ? twins(of: split, in: dataset, arguments.threads) : nil
        let figures = result.figures(without: twins ?? [])
        try files.write(result, figures, source)
        if arguments.has(.json) {
            try Output.json(
                EvaluationSummary(result, figures, twins: twins?.count, isFlipped: model.withMirrored))
        } else {
            Output.line(page(result, figures, twins: twins))
        }
        return .done
    }

    /// The split's samples whose pixels are in another split too.
    private static func twins(of split: Split, in dataset: Dataset, _ threads: Int) -> Set<Int> {
        let progress = ProgressLine("looking for twins", total: dataset.count)
        defer { progress.clear() }
        let report = DatasetReport(of: dataset, threads: threads)
        let members = report.twins.filter(\.isAcrossSplits).flatMap(\.members)
        return Set(members.filter { $0.split == split }.map(\.index))
    }

    private static func page(
        _ result: EvaluationResult, _ figures: EvaluationFigures, twins: Set<Int>?
    ) -> String {
        var lines = [EvaluationPage(classes: result.classNames, figures: figures).text]
        if !result.maskedOutputs.isEmpty {
            let names = result.maskedOutputs.joined(separator: ", ")
            lines.append("outputs without a class in the data, masked: \(result.maskedOutputs.count) (\(names))")
        }
        if !result.leftOut.isEmpty {
            let classes = result.leftOut.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            let total = result.leftOut.values.reduce(0, +)
            lines.append("faces without an output, left out: \(total) (\(classes.joined(separator: ", ")))")
        }
        if let twins, !twins.isEmpty {
            let all = FixedPoint.text(result.figures().metrics.accuracy, digits: 4)
            lines.append(
                "left out \(twins.count) images that are in another split too (accuracy with them \(all))")
        } else if twins != nil {
            lines.append("no image is in another split too")
        }
        if result.seconds > 0 {
            lines.append(String(format: "%.1f img/s", Double(result.predictions.count) / result.seconds))
        }
        return lines.joined(separator: "\n")
    }
}

extension LoadedModel.Choices {
    /// As the command line gives them.
    init(_ arguments: ParsedArguments) {
        self.init(threads: arguments.threads)
        model = arguments.text(.weightsModel)
        classNames = arguments.text(.weightClasses).flatMap([String].init(settingText:))
        imageSize = arguments.integer(.weightsImageSize)
        batchSize = arguments.integer(.batchSize) ?? batchSize
        withMirrored = arguments.has(.testTimeFlip)
    }
}
