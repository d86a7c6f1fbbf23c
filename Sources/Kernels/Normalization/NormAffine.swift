/// What a batch norm does to one block of sixteen channels, in registers.
struct NormAffine {
    let scale: Vector
    let shift: Vector
    let mean: Vector
    /// Whether ReLU6 follows instead of SiLU.
    var isRectified = false

    /// y = x · scale + shift.
    @inline(__always)
    func callAsFunction(_ value: Vector) -> Vector {
        shift.addingProduct(value, scale)
    }

    /// Runs a loop over values with the activation fixed before it: as `isRectified` is a constant in each of the
    /// two copies that the compiler makes of the loop, no value pays for the choice.
    @inline(__always)
    func withActivation<Result>(_ loop: (_ isRectified: Bool) -> Result) -> Result {
        isRectified ? loop(true) : loop(false)
    }

    /// The activation of y.
    @inline(__always)
    func activated(_ value: Vector, _ isRectified: Bool) -> Vector {
        isRectified ? relu6(self(value)) : silu(self(value))
    }

    /// The activation of y and its derivative there.
    @inline(__always)
    func activatedWithDerivative(
        _ value: Vector, _ isRectified: Bool
    ) -> (value: Vector, derivative: Vector) {
        isRectified ? relu6WithDerivative(self(value)) : siluWithDerivative(self(value))
    }
}

extension BatchNorm {
    func affine(block: Int) -> NormAffine {
        let channel = block * vectorWidth
        return NormAffine(
            scale: scale.vector(channel), shift: shift.vector(channel), mean: mean.vector(channel),
            isRectified: activation == .relu6)
    }
}
