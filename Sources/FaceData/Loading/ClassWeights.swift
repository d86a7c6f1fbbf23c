/// Weights of the classes in the loss.
package enum ClassWeights {
    /// Inverse frequency: a class with half as many faces counts twice.
    ///
    /// The weights are scaled so that an average sample weighs one, then capped; a class without samples
    /// weighs nothing.
    /// - Parameters:
    ///   - counts: training samples of each class; parts of samples with several labels.
    ///   - cap: the largest weight that a class may have.
    package static func inverseFrequency(counts: [Double], cap: Float = 10) -> [Float] {
        let total = counts.reduce(0, +)
        let present = counts.count { $0 > 0 }
        return counts.map { count in
            count == 0 ? 0 : min(Float(total) / (Float(present) * Float(count)), cap)
        }
    }
}
