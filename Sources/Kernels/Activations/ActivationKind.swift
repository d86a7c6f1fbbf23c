/// The activation of a network's layers, as a value: what a specification names and every kernel is called with.
package struct ActivationKind: Sendable, Equatable, CaseIterable, CustomStringConvertible {
    /// The kernels, specialized for the activation.
    let function: any Activation.Type

    /// x · sigmoid(x), of EfficientNet.
    package static let silu = ActivationKind(function: SiLU.self)
    /// x limited to 0...6, of MobileNetV2 and EfficientNet-Lite.
    package static let relu6 = ActivationKind(function: ReLU6.self)

    package static let allCases = [silu, relu6]

    package static func == (first: ActivationKind, second: ActivationKind) -> Bool {
        ObjectIdentifier(first.function) == ObjectIdentifier(second.function)
    }

    package var description: String { "\(function)" }
}
