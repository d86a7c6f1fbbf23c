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
