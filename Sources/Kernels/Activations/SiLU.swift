/// Returns the logistic function, 1 / (1 + e⁻ˣ).
@inline(__always)
func sigmoid(_ x: Vector) -> Vector {
    onePlusExponentialOfNegative(x).reciprocal
}

/// SiLU (Swish): x · sigmoid(x). Source: Ramachandran, Zoph, Le, "Searching for Activation Functions", 2017.
enum SiLU: Activation {
    @inline(__always)
    static func value(_ x: Vector) -> Vector {
        x * sigmoid(x)
    }

    /// The derivative is σ + x σ (1 − σ); both take one exponential.
    @inline(__always)
    static func valueAndDerivative(_ x: Vector) -> (value: Vector, derivative: Vector) {
        let gate = sigmoid(x)
        let value = x * gate
        return (value, gate.addingProduct(value, Vector(repeating: 1) - gate))
    }
}
