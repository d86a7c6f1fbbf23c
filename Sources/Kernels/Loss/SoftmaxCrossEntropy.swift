#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Softmax (paper, Eq. 4) and cross-entropy against target probabilities (Eq. 5 where they are one-hot).
package enum SoftmaxCrossEntropy {
    /// The loss of one image, −Σ t log softmax(z), and its gradient (Σt) softmax(z) − t, times `weight`.
    ///
    /// Computed in double: a handful of classes costs nothing, and no logit overflows.
    ///
    /// - Parameters:
    ///   - logits, targets, gradient: `count` values each; `gradient` lies in memory of its own.
    package static func loss(
        logits: UnsafePointer<Float>, targets: UnsafePointer<Float>, count: Int, weight: Double,
        gradient: UnsafeMutablePointer<Float>
    ) -> Double {
        var largest = Double(logits[0])
        for index in 1..<max(1, count) {
            largest = max(largest, Double(logits[index]))
        }
        var total = 0.0
        var targetSum = 0.0
        for index in 0..<count {
            total += exp(Double(logits[index]) - largest)
            targetSum += Double(targets[index])
        }
        let logTotal = log(total) + largest
        var loss = 0.0
        for index in 0..<count {
            let logProbability = Double(logits[index]) - logTotal
            loss -= Double(targets[index]) * logProbability
            gradient[index] = Float(weight * (targetSum * exp(logProbability) - Double(targets[index])))
        }
        return loss
    }
}
