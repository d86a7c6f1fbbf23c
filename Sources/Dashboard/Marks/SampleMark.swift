/// A test sample that the user has marked, with what was seen of it then.
package struct SampleMark: Sendable, Equatable {
    package var path: String
    /// Names of classes.
    package var actual: String
    package var predicted: String
    /// Of the predicted class, 0 to 1.
    package var confidence: Double
    package var note: String

    package init(path: String, actual: String, predicted: String, confidence: Double, note: String = "") {
        self.path = path
        self.actual = actual
        self.predicted = predicted
        self.confidence = confidence
        self.note = note
    }
}
