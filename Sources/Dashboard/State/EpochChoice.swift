/// Which evaluation is looked at. Predictions are kept for the last and the best alone, matrices for all.
package enum EpochChoice: Sendable, Equatable {
    case last, best
    case number(Int)

    /// What the key for it goes to: from anywhere to the last, from there to the best.
    var other: EpochChoice { self == .last ? .best : .last }

    /// For titles and notes.
    func label(_ epoch: Int) -> String {
        switch self {
        case .last: "last epoch, \(epoch)"
        case .best: "best epoch, \(epoch)"
        case .number: "epoch \(epoch)"
        }
    }
}
