/// Named strengths of augmentation.
package enum AugmentationPreset: String, Sendable, CaseIterable {
    case none, flip, full

    package var augmentation: Augmentation {
        switch self {
        case .none: .none
        case .flip: .flipOnly
        case .full: Augmentation()
        }
    }
}
