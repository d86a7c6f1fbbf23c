/// What follows a batch norm, where anything does.
package enum ActivationKind: String, Codable, Sendable, CaseIterable {
    /// x · sigmoid(x): EfficientNet's.
    case silu
    /// x between 0 and 6: MobileNetV2's.
    case relu6
}
