/// ReLU6: x, no less than 0 and no more than 6. Source: Sandler et al., "MobileNetV2", CVPR 2018.
@inline(__always)
func relu6(_ x: Vector) -> Vector {
    x.limited(from: 0, to: 6)
}

/// ReLU6 and its derivative: 1 within the limits, 0 beyond and on them, as PyTorch has it.
@inline(__always)
func relu6WithDerivative(_ x: Vector) -> (value: Vector, derivative: Vector) {
    let isWithin = (x .> Vector.zero) .& (x .< Vector(repeating: 6))
    return (relu6(x), Vector.zero.replacing(with: Vector(repeating: 1), where: isWithin))
}
