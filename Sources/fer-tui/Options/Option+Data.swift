import Training

/// Where faces come from, and what is shown of a dataset.
extension Option {
    /// How a dataset is read.
    static let opening = settings(defaults: .standard) { $0.uses.contains(.datasets) }

    /// How training images are changed.
    static let augmentation = Setting.augmentation.map { Option($0) }

    static let sampleCount = Option(
        "sample", .integer(1...Int.max),
        "look at only so many images, drawn at random; duplicates can be missed then", defaultInWords: "all")
    static let benchData = Option(
        "data", .text("PATH"),
        "time training on this dataset's files beside training on the same faces in memory")
    static let sheetFile = Option(
        "sheet", .text("FILE"), "a sheet of training faces, a row for each class, as .png")
    static let augmentedFile = Option(
        "augmented", .text("FILE"), "a sheet of what training makes of faces, epoch after epoch, as .png")
    static let sheetImageSize = Option(
        "image-size", .integer(32...512), "side of a face on the sheets, in pixels", defaultValue: "96")
    static let preparedImageSize = Option(
        "image-size", .integer(8...2048), "side of the faces that are written, in pixels",
        defaultValue: "224")
}
