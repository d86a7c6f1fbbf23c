import Foundation
import Training

/// `fer-tui predict`: the expressions of single images.
enum PredictCommand: Command {
    static let specification = CommandSpecification(
        name: "predict",
        summary: "Tells the expression on images.",
        details: """
            Images are faces, cropped as the training data was. With --json, a line an image: path, label, \
            probabilities and logits. An image that cannot be read is named on the standard error.
            """,
        arguments: [PositionalArgument("IMAGE", "a JPEG or PNG file", count: .oneOrMore)],
        options: [.trainedWeights] + Option.loading + [.json],
        examples: [
            .init("fer-tui predict --weights best/model.safetensors face.jpg", "the likeliest expressions"),
            .init("fer-tui predict --weights best/model.safetensors *.jpg --json", "JSON lines for scripts"),
        ])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        let model = try LoadedModel(
            weights: arguments.text(needing: .trainedWeights), LoadedModel.Choices(arguments))
        let images = ImageFiles(paths: arguments.positionals, classNames: model.classNames)
        let isJSON = arguments.has(.json)
        let unreadable = try model.predict(images) { prediction in
            if isJSON {
                try Output.json(PredictionLine(prediction, classes: model.classNames))
            } else {
                Output.line(line(prediction, model.classNames))
            }
        }
        for image in unreadable {
            ErrorOutput.report(CommandFailure("\(image)", remedy: "name a whole JPEG or PNG file"))
        }
        return unreadable.isEmpty ? .done : .failed
    }

    /// As in `face.jpg: happy 0.93, neutral 0.05, surprise 0.01`.
    private static func line(_ prediction: Prediction, _ classes: [String]) -> String {
        let best = prediction.top(3).map {
            "\(classes[$0]) \(String(format: "%.2f", Double(prediction.probabilities[$0])))"
        }
        return "\(ErrorOutput.printable(prediction.path)): \(best.joined(separator: ", "))"
    }
}
