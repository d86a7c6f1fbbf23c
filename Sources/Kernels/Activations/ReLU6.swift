/// ReLU6: x, no less than 0 and no more than 6. Source: Sandler et al., "MobileNetV2", CVPR 2018.
enum ReLU6: Activation {
    @inline(__always)
    static func value(_ x: Vector) -> Vector {
        x.limited(from: 0, to: 6)
    }

    /// The derivative is 1 between the limits, and 0 beyond and on them, as in PyTorch.
    @inline(__always)
    static func valueAndDerivative(_ x: Vector) -> (value: Vector, derivative: Vector) {
        let isWithin = (x .> Vector.zero) .& (x .< Vector(repeating: 6))
        return (value(x), Vector.zero.replacing(with: Vector(repeating: 1), where: isWithin))
    }
}
