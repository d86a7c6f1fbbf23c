/// The logistic function, 1 / (1 + e⁻ˣ).
@inline(__always)
func sigmoid(_ x: Vector) -> Vector {
    onePlusExponentialOfNegative(x).reciprocal
}

/// SiLU (Swish): x · sigmoid(x). Source: Ramachandran, Zoph, Le, "Searching for Activation Functions", 2017.
@inline(__always)
func silu(_ x: Vector) -> Vector {
    x * sigmoid(x)
}

/// SiLU and its derivative σ + x σ (1 − σ), from one exponential.
@inline(__always)
func siluWithDerivative(_ x: Vector) -> (value: Vector, derivative: Vector) {
    let gate = sigmoid(x)
    let value = x * gate
    return (value, gate.addingProduct(value, Vector(repeating: 1) - gate))
}
