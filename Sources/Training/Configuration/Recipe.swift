/// A named set of training settings.
package enum Recipe: String, Codable, Sendable, CaseIterable {
    /// What the paper did. It names 50 epochs, cross-entropy, evaluation after each epoch and the best
    /// checkpoint; optimiser (AdamW at 1e-3, one epoch of warm-up, cosine) and augmentation are our choice.
    case paper
    /// For training without pretrained weights.
    case scratch
    /// For going on from pretrained weights.
    case finetune
}
