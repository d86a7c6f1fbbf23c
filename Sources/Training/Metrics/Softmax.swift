import Foundation

/// Probabilities and losses of single rows of logits, in double precision.
package enum Softmax {
    /// exp(zᵢ) / Σ exp(zⱼ), computed about the largest logit; all equal where a logit is not finite.
    package static func probabilities(_ logits: UnsafeBufferPointer<Float>) -> [Float] {
        guard logits.allSatisfy(\.isFinite), let largest = logits.max() else {
            return [Float](repeating: 1 / Float(max(1, logits.count)), count: logits.count)
        }
        let powers = logits.map { exp(Double($0) - Double(largest)) }
        let sum = powers.reduce(0, +)
        return powers.map { Float($0 / sum) }
    }

    /// log Σ exp(zⱼ) − z_label, computed about the largest logit; NaN where a logit is not finite.
    package static func crossEntropy(_ logits: UnsafeBufferPointer<Float>, label: Int) -> Float {
        guard logits.allSatisfy(\.isFinite), let largest = logits.max() else { return .nan }
        let sum = logits.reduce(0.0) { $0 + exp(Double($1) - Double(largest)) }
        return Float(log(sum) + Double(largest) - Double(logits[label]))
    }

    /// Index of the largest finite logit, the first of equals; 0 where none is finite.
    package static func largest(_ logits: UnsafeBufferPointer<Float>) -> Int {
        var best = 0
        for index in logits.indices where logits[index].isFinite {
            if !logits[best].isFinite || logits[index] > logits[best] { best = index }
        }
        return best
    }
}
