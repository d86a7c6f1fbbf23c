import Foundation

/// Cross entropy of softmax probabilities with target probabilities: Σᵢ wᵢ lossᵢ / Σᵢ wᵢ.
package enum CrossEntropy {
    package static func probabilities(_ logits: Tensor) -> Tensor {
        var result = logits
        for n in 0..<logits.shape[0] {
            let row = (0..<logits.shape[1]).map { logits[n, $0] }
            let exponentials = row.map { exp($0 - (row.max() ?? 0)) }
            let sum = exponentials.reduce(0, +)
            for c in 0..<logits.shape[1] { result[n, c] = exponentials[c] / sum }
        }
        return result
    }

    package static func loss(_ logits: Tensor, targets: Tensor, sampleWeights: [Double]? = nil) -> Double {
        let probabilities = probabilities(logits)
        return shares(logits, sampleWeights).enumerated().reduce(0) { sum, share in
            let losses = (0..<logits.shape[1]).map { category in
                -targets[share.offset, category] * log(probabilities[share.offset, category])
            }
            return sum + share.element * losses.reduce(0, +)
        }
    }

    /// The gradient of the logits; every image's targets sum to one.
    package static func gradient(
        _ logits: Tensor, targets: Tensor, sampleWeights: [Double]? = nil
    ) -> Tensor {
        let shares = shares(logits, sampleWeights)
        let difference = probabilities(logits) - targets
        return Tensor(logits.shape) { difference.values[$0] * shares[$0 / logits.shape[1]] }
    }

    /// One-hot targets with label smoothing as torch: ε is spread evenly over all classes.
    package static func targets(labels: [Int], classCount: Int, smoothing: Double) -> Tensor {
        Tensor([labels.count, classCount]) { index in
            let hit = labels[index / classCount] == index % classCount
            return (hit ? 1 - smoothing : 0) + smoothing / Double(classCount)
        }
    }

    private static func shares(_ logits: Tensor, _ sampleWeights: [Double]?) -> [Double] {
        let weights = sampleWeights ?? [Double](repeating: 1, count: logits.shape[0])
        let sum = weights.reduce(0, +)
        return weights.map { $0 / sum }
    }
}
