/// What of a run is written to files.
extension Option {
    static let confusionFile = Option(
        "confusion", .text("FILE"), "the confusion matrix, as .txt, .csv, .json, .png, .svg or .pdf")
    static let curvesFile = Option(
        "curves", .text("FILE"), "loss and accuracy of every epoch, as .csv, .json, .png, .svg or .pdf")
    static let weightsFile = Option(
        "weights", .text("FILE"), "the best checkpoint's weights, as .safetensors")
    static let misclassifiedFile = Option(
        "misclassified", .text("FILE"), "the misclassified test images, worst first, as .csv")
    static let markedFile = Option(
        "marked", .text("FILE"), "the samples marked in the dashboard, with their notes, as .csv")
    static let matrixEpoch = Option(
        "epoch", .integer(1...100_000), "the epoch that the confusion matrix is of",
        defaultInWords: "the best")

    static let exports = [
        confusionFile, curvesFile, weightsFile, misclassifiedFile, reliabilityFile, predictionsFile,
        markedFile,
    ]

    // MARK: report

    static let reportFolder = Option(
        "out", .text("DIR"), "the folder that the report is written to", defaultValue: "report")
    static let noFaces = Option("no-faces", .flag, "leave out pictures of the data")
    static let reportDuplicates = Option(
        "duplicates", aliases: ["twins"], .flag,
        "count the test images that are in training too, which reads every image")

    // MARK: compare and baseline

    static let markdown = Option("markdown", .flag, "print the table in Markdown")
    static let cost = Option(
        "cost", .decimal(1e-6...1e6), "what a support vector machine pays for errors (C)",
        defaultValue: "0.1")
}
