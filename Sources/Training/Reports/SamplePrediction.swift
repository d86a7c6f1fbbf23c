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
}
