/// What the network thinks of one test sample.
package struct SamplePrediction: Sendable, Equatable {
    /// Its index in the test split.
    package let sample: Int
    package let label: Int
    package let predicted: Int
    /// Cross-entropy.
    package let loss: Float
    /// One per class.
    package let probabilities: [Float]

    /// - Parameter probabilities: one per class.
    package init(sample: Int, label: Int, predicted: Int, loss: Float, probabilities: [Float]) {
        self.sample = sample
        self.label = label
        self.predicted = predicted
        self.loss = loss
        self.probabilities = probabilities
    }
}
