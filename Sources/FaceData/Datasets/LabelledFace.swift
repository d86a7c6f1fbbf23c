import RunContract

/// One face that a dataset labels with one of the eight expressions.
///
/// Datasets have hundreds of thousands: faces share their folder's text, and a file's name of up to 15 bytes
/// lies within the value, so that a face takes 96 bytes of memory, and the name's own where it is longer.
struct LabelledFace: Sendable, Equatable {
    /// The folder of its file.
    var folder: String
    /// Its file's name.
    var name: String
    /// Which of its file's faces it is, from 1 on.
    var number: Int32 = 1
    var expression: Expression
    /// Nil where the dataset has no splits.
    var split: Split?
    var part = FacePart.whole
    /// −1 to 1.
    var valence: Float?
    /// −1 to 1.
    var arousal: Float?
    /// Whose face it is, where the dataset has no splits and is to be split by people.
    var subject: UInt16?
    /// What several people saw in it; none if the dataset names a single expression.
    var votes = ExpressionVotes()

    /// Its file.
    var file: String { "\(folder)/\(name)" }

    /// What tells it from every other face of the dataset: its file, with its number where that has several.
    var path: String {
        if case .row = part { return "\(file)#\(number)" }
        return number > 1 ? "\(file)#\(number)" : file
    }

    /// Its rectangle in its picture; nil where it is the whole picture, or no picture holds it.
    var box: FaceBox? {
        if case .box(let box) = part { return box }
        return nil
    }
}

/// Which part of its file a face is.
enum FacePart: Sendable, Equatable {
    /// The whole picture.
    case whole
    /// A rectangle of the picture.
    case box(FaceBox)
    /// Numbers in a table: the bytes from `offset` on are the pixels, written as text.
    case row(offset: Int, length: Int32)

    /// A rectangle, or the whole picture where there is none.
    init(_ box: FaceBox?) {
        self = box.map(FacePart.box) ?? .whole
    }
}
