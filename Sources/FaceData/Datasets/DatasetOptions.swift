/// How a dataset is opened.
package struct DatasetOptions: Sendable, Equatable {
    /// A name of `DatasetLayouts.names`; nil finds out.
    package var layout: String?
    /// One of the dataset's test sets, where it has several; nil takes them all.
    package var testSet: String?
    /// The numbering of the expressions where labels are numbers and the layout does not fix it; nil refuses such labels.
    package var numbering: LabelNumbering?
    /// The table layout's columns where they do not have the usual names, as `path=a,label=b` (`TableColumn`).
    package var tableColumns: String?
    /// The part of the faces that is drawn for testing where the dataset has no test set, 0 to 1.
    package var testFraction = 0.2
    /// The part of the training faces that is drawn for validation, 0 to 1; nil if none is.
    package var validationFraction: Double?
    /// Fixes which faces are drawn.
    package var seed: UInt64 = 0
    /// At most so many training faces, drawn in the classes' proportions; nil takes all.
    package var maxTrain: Int?
    /// At most so many test faces, likewise.
    package var maxTest: Int?
    /// What is added around a face's box on each side, as a fraction of the box's side.
    package var boxMargin: Float = 0
    /// The classes that are used, in this order; nil for those that have faces, in AffectNet's order.
    package var classes: [Expression]?
    /// A table of the votes of several people for each face (`VoteTable`); nil for those that the dataset itself has.
    package var voteTable: String?
    /// Bytes of decoded faces that are kept in memory for each split.
    package var cacheBytes = 256 << 20

    package init() {}
}
