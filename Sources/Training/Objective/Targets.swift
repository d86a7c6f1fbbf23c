/// What the network is to answer: target probabilities for a batch.
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
}
