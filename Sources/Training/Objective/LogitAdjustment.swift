import Foundation

/// Makes up for classes that are rare in training: the loss sees each logit with τ log(the class's share) added,
/// so that the network has to raise rare classes above their share.
///
/// Source: Menon et al., "Long-tail learning via logit adjustment", ICLR 2021, Eq. 10.
package enum LogitAdjustment {
    /// What is added to each class's logit in the loss; nothing where `strength` is 0.
    ///
    /// - Parameters:
    ///   - counts: training samples of each class, parts of samples included; one without any counts as half a sample.
    ///   - strength: τ, 0 or above; 1 aims at the balanced accuracy.
    package static func offsets(counts: [Double], strength: Float) -> [Float] {
        guard strength > 0 else { return [] }
        let amounts = counts.map { $0 > 0 ? $0 : 0.5 }
        let total = amounts.reduce(0, +)
        return amounts.map { strength * Float(log($0 / total)) }
    }
}
