/// What is shown of a dataset.
extension Option {
    static let sheetFile = Option(
        "sheet", .text("FILE"), "a sheet of training faces, a row for each class, as .png")
    static let augmentedFile = Option(
        "augmented", .text("FILE"), "a sheet of what training makes of faces, epoch after epoch, as .png")
    static let sheetImageSize = Option(
        "image-size", .integer(32...512), "side of a face on the sheets, in pixels", defaultValue: "96")
}
