package import FaceData

/// Where a run's faces come from, in words that the data module resolves again on resume.
package struct DataConfiguration: Codable, Sendable, Equatable {
    /// The dataset's folder or file; nil for the built-in synthetic faces.
    package var path: String?
    /// A layout's name, or `auto`.
    package var layout = "auto"
    /// Which of the dataset's test sets, where it has several; nil for all.
    package var splitName: String?
    /// Names of the expressions that are used, in this order; nil for those that have faces, in AffectNet's order.
    package var classes: [String]?
    /// A table of votes for the faces' expressions; nil for those that the dataset itself has.
    package var voteTable: String?
    /// The numbering of the expressions where labels are numbers; nil refuses numbers that fit several.
    package var numbering: LabelNumbering?
    /// The table layout's columns as `path=a,label=b`; nil for the usual names.
    package var tableColumns: String?
    /// What is added around a face's box on each side, as a fraction of the box's side.
    package var faceMargin = 0.0
    /// The share that becomes the test split where the data has none.
    package var testFraction = 0.2
    /// The share of training that becomes the validation split; nil if none is drawn.
    package var validationFraction: Double?
    /// Keep that many training samples (stratified, drawn by the run's seed); nil keeps all.
    package var maximumTrain: Int?
    package var maximumTest: Int?
    /// Leave out training images whose pixels recur in the test split.
    package var dropsDuplicates = false

    package init(path: String?) {
        self.path = path
    }
}
