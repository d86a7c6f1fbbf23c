/// How one dataset lies on disk. A further dataset is one more type and its line in `DatasetLayouts.all`.
protocol DatasetLayout: Sendable {
    /// What `--layout` calls it.
    var name: String { get }

    /// What in the folder shows this layout, in words; nil where it is another.
    func evidence(in root: String) throws(DatasetError) -> String?

    /// Everything that the folder labels.
    func read(_ root: String) throws(DatasetError) -> LayoutContents
}

/// What a layout found in a dataset's folder.
struct LayoutContents: Sendable, Equatable {
    /// In an order that depends on the dataset alone.
    var faces: [LabelledFace] = []
    /// What was left out, with the reason and how often.
    private(set) var dropped: [String: Int] = [:]

    mutating func drop(_ reason: String, _ count: Int = 1) {
        if count > 0 { dropped[reason, default: 0] += count }
    }
}

/// One face that a dataset labels with one of the eight expressions.
struct LabelledFace: Sendable, Equatable {
    /// Its image.
    var path: String
    /// Which of its image's faces it is, from 1 on.
    var faceNumber = 1
    var expression: Expression
    /// Nil where the dataset has no splits.
    var split: Split?
    var box: FaceBox?
    /// −1 to 1.
    var valence: Float?
    /// −1 to 1.
    var arousal: Float?
}
