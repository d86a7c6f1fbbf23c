/// What the network is to answer: target probabilities and weights for a batch.
package enum Targets {
    /// One row of probabilities per label: 1 − s at the label plus s spread evenly over all classes
    /// (PyTorch's `CrossEntropyLoss(label_smoothing:)`).
    ///
    /// - Parameter labels: each in 0..<classCount.
    /// - Returns: labels.count × classCount values.
    package static func rows(labels: [Int], classCount: Int, smoothing: Float) -> [Float] {
        var rows = [Float](repeating: smoothing / Float(classCount), count: labels.count * classCount)
        for (row, label) in labels.enumerated() {
            rows[row * classCount + label] += 1 - smoothing
        }
        return rows
    }

    /// A weight per class, inverse to its count: samples / (classes × count), where classes without samples
    /// are not counted; at most 10, and 0 for a class without samples.
    package static func inverseFrequencyWeights(counts: [Int]) -> [Float] {
        let present = counts.count { $0 > 0 }
        let samples = counts.reduce(0, +)
        return counts.map { count in
            count == 0 ? 0 : min(10, Float(samples) / (Float(present) * Float(count)))
        }
    }
}
