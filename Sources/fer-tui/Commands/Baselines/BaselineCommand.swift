import Baselines
import FaceData
import Foundation
import RunStore
import Training

/// `fer-tui baseline`: classifiers that are no networks, on the same splits.
enum BaselineCommand: Command {
    static let specification = CommandSpecification(
        name: "baseline",
        summary: "Fits a simple classifier to a dataset and keeps its figures as a run.",
        details: """
            largest-class always says the most frequent class; hog and lbp are histograms of gradients and of binary \
            patterns with a linear support vector machine. They are what a network's figures are to be compared with: \
            fer-tui compare puts the runs side by side, and report and export work on them too. hog and lbp take 16 \
            bytes of memory for each feature of each image (\(BaselineMethod.hog.featureCount) and \
            \(BaselineMethod.lbp.featureCount)).
            """,
        arguments: [
            PositionalArgument("METHOD", BaselineMethod.allCases.map(\.rawValue).joined(separator: ", "))
        ],
        options: [
            .data, .seed, .dropDuplicates, .maximumTrain, .maximumTest, .cost, .run, .runsDirectory,
            .groupReadable, .json,
        ] + Option.opening,
        examples: [
            .init("fer-tui baseline hog --data ~/ferplus", "gradients and a support vector machine"),
            .init("fer-tui baseline largest-class --data ~/ferplus", "what guessing gives"),
        ])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        let name = try arguments.argument()
        guard let method = BaselineMethod(rawValue: name) else {
            let names = BaselineMethod.allCases.map(\.rawValue)
            let near = Suggestion.nearest(to: name, among: names).map { "did you mean \($0)? " } ?? ""
            throw UsageError(
                "\"\(name)\" is no baseline", remedy: "\(near)there are: \(names.joined(separator: ", "))")
        }
        let configuration = try TrainingConfiguration(baseline: method, arguments)
        let faces = try Faces.open(configuration)
        let start = ContinuousClock.now
        let result = try fit(method, faces, cost: arguments.decimal(needing: .cost))
        let time = (ContinuousClock.now - start).components
        let seconds = Double(time.seconds) + Double(time.attoseconds) * 1e-18
        for image in result.unreadable { ErrorOutput.note("skipped \(image)") }
        let evaluation = BaselineEvaluation(result, faces.test, seconds: seconds)
        let run = try RunCreation.create(configuration, arguments)
        try evaluation.record(in: run, faces)
        if arguments.has(.json) {
            try Output.json(
                EvaluationSummary(
                    evaluation.result, evaluation.figures, twins: nil, isFlipped: false, run: run.path))
        } else {
            Output.line(EvaluationPage(classes: faces.classNames, figures: evaluation.figures).text)
            Output.line("run \(run.path)")
        }
        return .done
    }

    private static func fit(
        _ method: BaselineMethod, _ faces: Faces, cost: Double
    ) throws -> BaselineResult {
        let total = faces.train.count + faces.test.count
        let progress = SharedProgressLine("looking at faces", total: total)
        defer { progress.clear() }
        return try method.evaluate(train: faces.train, test: faces.test, cost: cost) {
            progress.show(done: $0)
        }
    }
}

extension TrainingConfiguration {
    /// What a run of a baseline is kept as: its method in the model's place, and the data.
    fileprivate init(baseline: BaselineMethod, _ arguments: ParsedArguments) throws(UsageError) {
        _ = try arguments.text(needing: .data)
        self.init(dataArguments: arguments)
        model = baseline.rawValue
        recipe = "none"
        imageSize = GrayPatch.side
        epochs = 1
    }
}
