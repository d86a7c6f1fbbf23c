import RandomStreams

/// All that is said of a classifier on a set of samples.
package struct EvaluationFigures: Sendable, Equatable {
    package let metrics: ClassificationMetrics
    package let calibration: Calibration
    /// The middle 95% of the accuracies of resampled sets: what another draw of so many samples might give.
    package let accuracyInterval: ClosedRange<Double>

    private static let resamples = 1000

    /// - Parameter predictions: their probabilities sum to 1; one that is not finite counts as even.
    package init(_ predictions: [SamplePrediction], classes: [String]) {
        var tally = ClassificationTally(classes: classes)
        for prediction in predictions { tally.add(prediction) }
        metrics = tally.metrics
        calibration = Calibration(predictions)
        accuracyInterval = Self.interval(
            right: predictions.count { $0.predicted == $0.label }, of: predictions.count)
    }

    /// The percentile bootstrap, seeded: the same figures give the same interval.
    private static func interval(right: Int, of total: Int) -> ClosedRange<Double> {
        guard total > 0 else { return 0...1 }
        let counts = Resampling.hitCounts(hits: right, of: total, resamples: resamples, seed: 0).sorted()
        let tail = resamples / 40
        return Double(counts[tail]) / Double(total)...Double(counts[resamples - 1 - tail]) / Double(total)
    }
}
