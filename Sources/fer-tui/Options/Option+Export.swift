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
    static let matrixEpoch = Option(
        "epoch", .integer(1...100_000), "the epoch that the confusion matrix is of",
        defaultInWords: "the best")

    static let exports = [
        confusionFile, curvesFile, weightsFile, misclassifiedFile, reliabilityFile, predictionsFile,
    ]
}
