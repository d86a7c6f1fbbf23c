#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Softmax (paper, Eq. 4) and cross-entropy against target probabilities (Eq. 5 where they are one-hot).
package enum SoftmaxCrossEntropy {
    /// The loss of one image, −Σ t log softmax(z), and its gradient (Σt) softmax(z) − t, times `weight`.
    ///
    /// With `offsets` the softmax is that of z + offsets, which is how logit adjustment makes rare classes count.
    ///
    /// Computed in double: a handful of classes costs nothing, and no logit overflows.
    ///
    /// - Parameters:
    ///   - logits, targets, gradient: `count` values each; `gradient` lies in memory of its own.
    ///   - offsets: one for each class, or none at all.
    package static func loss(
        logits: UnsafePointer<Float>, targets: UnsafePointer<Float>, count: Int, weight: Double,
        gradient: UnsafeMutablePointer<Float>, offsets: [Float] = []
    ) -> Double {
        func logit(_ index: Int) -> Double {
            Double(logits[index]) + (offsets.isEmpty ? 0 : Double(offsets[index]))
        }
        var largest = logit(0)
        for index in 1..<max(1, count) {
            largest = max(largest, logit(index))
        }
        var total = 0.0
        var targetSum = 0.0
        for index in 0..<count {
            total += exp(logit(index) - largest)
            targetSum += Double(targets[index])
        }
        let logTotal = log(total) + largest
        var loss = 0.0
        for index in 0..<count {
            let logProbability = logit(index) - logTotal
            loss -= Double(targets[index]) * logProbability
            gradient[index] = Float(weight * (targetSum * exp(logProbability) - Double(targets[index])))
        }
        return loss
    }
}
