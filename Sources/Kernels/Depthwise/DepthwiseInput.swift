/// What a depthwise convolution reads: the raw output of the convolution before it, which is normalised
/// and activated on the way in, or a finished block input.
package enum DepthwiseInput {
    /// SiLU(x · scale + shift).
    case activated(BatchNorm)
    /// ReLU6(x · scale + shift).
    case rectified(BatchNorm)
    case plain

    /// The raw output with the activation that its batch norm has.
    package init(_ norm: BatchNorm) {
        self = norm.activation == .relu6 ? .rectified(norm) : .activated(norm)
    }

    /// Writes one row of one block of channels, without zero columns, and asks for the row that begins `ahead` pixels
    /// later.
    @inline(__always)
    func load<Value: StoredValue>(
        row: UnsafePointer<Value>, width: Int, ahead: Int, scale: Vector, shift: Vector,
        into target: UnsafeMutablePointer<Float>
    ) {
        switch self {
        case .rectified:
            for x in 0..<width {
                let place = x &* vectorWidth
                row.prefetch(place &+ ahead &* vectorWidth)
                target.store(relu6(shift.addingProduct(row.vector(place), scale)), place)
            }
        case .activated:
            for x in 0..<width {
                let place = x &* vectorWidth
                row.prefetch(place &+ ahead &* vectorWidth)
                target.store(silu(shift.addingProduct(row.vector(place), scale)), place)
            }
        case .plain:
            for x in 0..<width {
                let place = x &* vectorWidth
                row.prefetch(place &+ ahead &* vectorWidth)
                target.store(row.vector(place), place)
            }
        }
    }

    /// The same, with the activation's derivative beside it.
    @inline(__always)
    func load<Value: StoredValue>(
        row: UnsafePointer<Value>, width: Int, ahead: Int, scale: Vector, shift: Vector,
        into target: UnsafeMutablePointer<Float>, derivative: UnsafeMutablePointer<Float>
    ) {
        switch self {
        case .rectified:
            for x in 0..<width {
                let place = x &* vectorWidth
                row.prefetch(place &+ ahead &* vectorWidth)
                let activation = relu6WithDerivative(shift.addingProduct(row.vector(place), scale))
                target.store(activation.value, place)
                derivative.store(activation.derivative, place)
            }
        case .activated:
            for x in 0..<width {
                let place = x &* vectorWidth
                row.prefetch(place &+ ahead &* vectorWidth)
                let activation = siluWithDerivative(shift.addingProduct(row.vector(place), scale))
                target.store(activation.value, place)
                derivative.store(activation.derivative, place)
            }
        case .plain:
            for x in 0..<width {
                let place = x &* vectorWidth
                row.prefetch(place &+ ahead &* vectorWidth)
                target.store(row.vector(place), place)
            }
        }
    }

    /// Scale, shift and mean of a block of channels; unused where the input is plain.
    @inline(__always)
    func coefficients(block: Int) -> (scale: Vector, shift: Vector, mean: Vector) {
        switch self {
        case .activated(let norm), .rectified(let norm):
            let channel = block * vectorWidth
            return (
                UnsafePointer(norm.scale).vector(channel), UnsafePointer(norm.shift).vector(channel),
                UnsafePointer(norm.mean).vector(channel)
            )
        case .plain:
            return (.zero, .zero, .zero)
        }
    }
}
