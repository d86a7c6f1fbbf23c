/// Where a run's faces come from, in words that the data module resolves again on resume.
package struct DataConfiguration: Codable, Sendable, Equatable {
    /// The dataset's folder or file; nil for the built-in synthetic faces.
    package var path: String?
    /// A layout's name, or `auto`.
    package var layout = "auto"
    /// The share that becomes the test split where the data has none.
    package var testFraction = 0.2
    /// Keep that many training samples (stratified, drawn by the run's seed); nil keeps all.
    package var maximumTrain: Int?
    package var maximumTest: Int?
    /// Leave out training images whose pixels recur in the test split.
    package var dropsTwins = false

    package init(path: String?) {
        self.path = path
    }
}
