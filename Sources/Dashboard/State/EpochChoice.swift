/// Which evaluation is looked at: predictions are kept for these two alone.
package enum EpochChoice: String, Sendable, CaseIterable {
    case last, best

    var other: EpochChoice { self == .last ? .best : .last }
}
