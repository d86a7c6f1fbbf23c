/// What a batch norm does to one block of sixteen channels, in registers.
struct NormAffine {
    let scale: Vector
    let shift: Vector
    let mean: Vector
    /// Whether ReLU6 follows instead of SiLU. The loops below hardly notice: it never changes within one.
    var isRectified = false

    /// y = x · scale + shift.
    @inline(__always)
    func callAsFunction(_ value: Vector) -> Vector {
        shift.addingProduct(value, scale)
    }

    /// The activation of y.
    @inline(__always)
    func activated(_ value: Vector) -> Vector {
        isRectified ? relu6(self(value)) : silu(self(value))
    }

    /// The activation of y and its derivative there.
    @inline(__always)
    func activatedWithDerivative(_ value: Vector) -> (value: Vector, derivative: Vector) {
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
