import Foundation

/// Element-wise functions and their derivatives.
package enum Activation {
    package static func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

    /// x·σ(x), also called swish.
    package static func silu(_ x: Double) -> Double { x * sigmoid(x) }

    package static func siluDerivative(_ x: Double) -> Double {
        sigmoid(x) * (1 + x * (1 - sigmoid(x)))
    }
}

/// The activation after a batch norm.
package enum ActivationFunction: String, Sendable {
    case silu
    /// Between 0 and 6 (Sandler et al., 2018).
    case relu6

    /// The reference of an activation of the kernels.
    package init(named name: String) {
        guard let function = ActivationFunction(rawValue: name.lowercased()) else {
            fatalError("no reference for the activation \(name)")
        }
        self = function
    }

    package func value(_ x: Double) -> Double {
        switch self {
        case .silu: Activation.silu(x)
        case .relu6: min(max(x, 0), 6)
        }
    }

    package func derivative(_ x: Double) -> Double {
        switch self {
        case .silu: Activation.siluDerivative(x)
        case .relu6: x > 0 && x < 6 ? 1 : 0
        }
    }
}
