import FaceData
import Foundation
import Training

/// `fer-tui predict`: the expressions of pictures.
enum PredictCommand: Command {
    static let specification = CommandSpecification(
        name: "predict",
        summary: "Predict the expressions in images, given as files, folders or a list.",
        details: """
            Pictures are faces, cropped as the training data was; --face-box says where the face is in larger ones. \
            --json prints JSON lines, one object a picture, which docs/json.md describes; --csv a table with the \
            probability of each class. A picture that cannot be read is named on the standard error, and the \
            status is then 1.
            """,
        arguments: [
            PositionalArgument("PATH", "an image file, or a folder of them at any depth", count: .any)
        ],
        options: [
            .trainedWeights, .runsDirectory, .predictedClasses, .imageList, .faceBox, .top, .testTimeFlip,
        ]
            + Option.loading
            + [.json, .csv],
        examples: [
            .init("fer-tui predict --weights 2026-11-23-b4-ferplus face.jpg", "the likeliest expressions"),
            .init(
                "fer-tui predict --weights 2026-11-23-b4-ferplus photos --json", "JSON lines for scripts"),
            .init(
                "fer-tui predict --weights 2026-11-23-b4-ferplus --list faces.csv --csv",
                "faces in larger pictures, a row path,x,y,width,height each, as a table"),
        ])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        let style = try PredictionStyle(arguments)
        let entries = try PredictionInputs.entries(arguments)
        let model = try LoadedModel(
            weights: WeightsLookup.path(needing: .trainedWeights, arguments), LoadedModel.Choices(arguments))
        if let names = arguments.text(.predictedClasses) {
            try model.chooseAmong(ClassList.given(names))
        }
        let images = NamedImages(entries, classNames: model.classNames)
        // Lines on the same terminal show well enough how far it is.
        let progress = ProgressLine(
            "predicting", total: images.count, isShown: isatty(STDERR_FILENO) == 1 && !Output.isTerminal)
        if let header = style.header(model.classNames) { Output.line(header) }
        let unreadable = try model.predict(images) { prediction in
            Output.line(try style.line(prediction, classes: model.classNames))
            progress.show(done: prediction.sample + 1)
        }
        progress.clear()
        for remark in images.remarks { ErrorOutput.note(remark) }
        for image in unreadable {
            if let line = try style.line(image, classes: model.classNames) { Output.line(line) }
            ErrorOutput.report(
                CommandFailure("\(image)", remedy: "name a complete JPEG, PNG, BMP, TIFF, WebP or GIF file"))
        }
        return unreadable.isEmpty ? .done : .failed
    }
}
