/// A batch norm's coefficients for one block of sixteen channels, in registers.
struct NormAffine {
    let scale: Vector
    let shift: Vector
    let mean: Vector

    /// y = x · scale + shift.
    @inline(__always)
    func callAsFunction(_ value: Vector) -> Vector {
        shift.addingProduct(value, scale)
    }
}

extension BatchNorm {
    func affine(block: Int) -> NormAffine {
        let channel = block * vectorWidth
        return NormAffine(
            scale: scale.vector(channel), shift: shift.vector(channel), mean: mean.vector(channel))
    }
}
