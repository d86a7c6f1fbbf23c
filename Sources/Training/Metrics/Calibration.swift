/// How far a classifier's confidence can be trusted: of the answers that it gives with a certainty of 80%, four
/// in five should be right.
package struct Calibration: Sendable, Equatable {
    /// The answers whose confidence lies in a range.
    package struct Bin: Sendable, Equatable {
        /// Above the lower bound, up to the upper one.
        package let lower: Double
        package let upper: Double
        package let samples: Int
        /// Mean probability of the predicted class; 0 where there is no sample.
        package let confidence: Double
        /// The share that was right; 0 where there is no sample.
        package let accuracy: Double
    }

    /// Of equal width, from 0 to 1.
    package let bins: [Bin]

    /// - Parameter binCount: fifteen are usual (Guo et al., "On Calibration of Modern Neural Networks", ICML
    ///   2017).
    package init(_ predictions: [SamplePrediction], binCount: Int = 15) {
        var samples = [Int](repeating: 0, count: binCount)
        var confidence = [Double](repeating: 0, count: binCount)
        var right = [Int](repeating: 0, count: binCount)
        for prediction in predictions {
            let probability = Double(prediction.probabilities[prediction.predicted])
            let bin = min(binCount - 1, max(0, Int((probability * Double(binCount)).rounded(.up)) - 1))
            samples[bin] += 1
            confidence[bin] += probability
            right[bin] += prediction.predicted == prediction.label ? 1 : 0
        }
        bins = (0..<binCount).map { bin in
            let count = Double(max(1, samples[bin]))
            return Bin(
                lower: Double(bin) / Double(binCount), upper: Double(bin + 1) / Double(binCount),
                samples: samples[bin], confidence: confidence[bin] / count,
                accuracy: Double(right[bin]) / count)
        }
    }

    /// Expected calibration error: the mean distance between confidence and accuracy, each bin by its samples.
    package var expectedError: Double {
        let total = bins.reduce(0) { $0 + $1.samples }
        guard total > 0 else { return 0 }
        return bins.reduce(0) { $0 + Double($1.samples) * abs($1.confidence - $1.accuracy) } / Double(total)
    }
}
