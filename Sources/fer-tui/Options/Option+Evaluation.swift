/// What is measured of trained weights, and what is written of it.
extension Option {
    static let testTimeFlip = Option(
        "test-time-flip", .flag, "see each image and its mirror image, and average the probabilities")
    static let leaveOutDuplicates = Option(
        "drop-duplicates", aliases: ["drop-twins"], .flag,
        "leave out images whose pixels are in the other split too, and count them")
    static let reliabilityFile = Option(
        "reliability", .text("FILE"), "the reliability diagram, as .png, .svg or .pdf")
    static let predictionsFile = Option(
        "predictions", .text("FILE"), "every image with its prediction and probabilities, as .csv")

    static let evaluationFiles = [confusionFile, reliabilityFile, misclassifiedFile, predictionsFile]

    // MARK: predict

    static let imageList = Option(
        "list", .text("FILE"),
        "a file with a picture's path a line, or path,x,y,width,height with the face's box; - reads it from "
            + "the standard input")
    static let top = Option(
        "top", .integer(1...100_000), "how many of the likeliest classes are shown", defaultValue: "3")
    static let faceBox = Option(
        "face-box", .text("X,Y,WIDTH,HEIGHT"), "where the face is in every picture, in pixels",
        defaultInWords: "the whole picture")
    static let csv = Option("csv", .flag, "print a table with commas, a row a picture")
}
