/// What makes one epoch better than another (`--best-by`).
package enum BestCriterion: String, Codable, Sendable, CaseIterable {
    case accuracy
    /// The mean recall of the classes.
    case balancedAccuracy = "balanced-accuracy"
    case macroF1 = "macro-f1"
    /// The mean cross-entropy.
    case loss

    /// A number that is higher for a better evaluation; nil if the metric is no number.
    package func score(accuracy: Double, balancedAccuracy: Double, macroF1: Double, loss: Double) -> Double? {
        let score =
            switch self {
            case .accuracy: accuracy
            case .balancedAccuracy: balancedAccuracy
            case .macroF1: macroF1
            case .loss: -loss
            }
        return score.isFinite ? score : nil
    }
}
