package import FaceData

/// What the network is to answer: target probabilities for a batch.
package enum Targets {
    /// One row of probabilities per label: 1 − s at the label plus s spread evenly over all classes
    /// (PyTorch's `CrossEntropyLoss(label_smoothing:)`). An image that is mixed with another has both labels
    /// in their shares.
    ///
    /// - Parameters:
    ///   - labels: each in 0..<classCount.
    ///   - mixes: one per label, or none at all.
    /// - Returns: labels.count × classCount values.
    package static func rows(
        labels: [Int], mixes: [LabelMix] = [], classCount: Int, smoothing: Float
    ) -> [Float] {
        var rows = [Float](repeating: smoothing / Float(classCount), count: labels.count * classCount)
        for (row, label) in labels.enumerated() {
            rows[row * classCount + label] += 1 - smoothing
        }
        for (row, mix) in mixes.enumerated() {
            let other = (1 - smoothing) * (1 - mix.share)
            rows[row * classCount + labels[row]] -= other
            rows[row * classCount + mix.label] += other
        }
        return rows
    }
}

extension PreparedBatch {
    /// How much each image counts in the loss: as its class does, or as its classes do in their shares.
    func weights(ofClasses weights: [Float]) -> [Float] {
        guard !mixes.isEmpty else { return labels.map { weights[$0] } }
        return zip(labels, mixes).map { label, mix in
            weights[label] * mix.share + weights[mix.label] * (1 - mix.share)
        }
    }
}
