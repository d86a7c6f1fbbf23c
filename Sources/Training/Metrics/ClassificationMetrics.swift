package import RunContract

/// Metrics of a classifier over a set of samples.
package struct ClassificationMetrics: Sendable, Equatable {
    /// Mean plain cross-entropy (no smoothing, no weights) over the samples whose loss is finite.
    package let loss: Double
    package let confusion: ConfusionMatrix
    /// The number of samples whose logits were not all finite; they count in the matrix, but not in the loss.
    package let nonFinite: Int

    package var samples: Int { confusion.total }

    /// 0 to 1; 0 without samples.
    package var accuracy: Double { confusion.accuracy ?? 0 }
    package var macroF1: Double { confusion.macroF1 ?? 0 }
    package var macroRecall: Double { confusion.macroRecall ?? 0 }

    /// Higher for a better evaluation; nil if the metric is no number.
    package func score(by criterion: BestCriterion) -> Double? {
        criterion.score(accuracy: accuracy, balancedAccuracy: macroRecall, macroF1: macroF1, loss: loss)
    }
}
