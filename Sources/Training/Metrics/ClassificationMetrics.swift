/// Figures of a classifier over a set of samples.
package struct ClassificationMetrics: Sendable, Equatable {
    package let samples: Int
    /// Mean plain cross-entropy (no smoothing, no weights) over the samples whose loss is finite.
    package let loss: Double
    /// In 0...1.
    package let accuracy: Double
    package let macroF1: Double
    package let macroRecall: Double
    /// Per class, in 0...1.
    package let recall: [Double]
    package let precision: [Double]
    package let f1: [Double]
    package let confusion: ConfusionMatrix
    /// Samples whose logits were not all finite; they are in the matrix, but not in the loss.
    package let nonFinite: Int
}
