/// What a depthwise convolution reads: the raw output of the convolution before it, which is normalized
/// and activated as it is loaded, or a finished block input.
package enum DepthwiseInput {
    /// φ(x · scale + shift), φ the batch norm's activation.
    case activated(BatchNorm)
    case plain

    /// The batch norm of an activated input.
    var norm: BatchNorm? {
        switch self {
        case .activated(let norm): norm
        case .plain: nil
        }
    }

    /// Loads one row of one block of channels, without zero columns, and prefetches the row that begins `ahead` pixels
    /// later.
    @inline(__always)
    func load<Function: Activation, Value: StoredValue>(
        _: Function.Type, row: UnsafePointer<Value>, width: Int, ahead: Int, scale: Vector, shift: Vector,
        into target: UnsafeMutablePointer<Float>
    ) {
        switch self {
        case .activated:
            for x in 0..<width {
                let offset = x &* vectorWidth
                row.prefetch(offset &+ ahead &* vectorWidth)
                target.store(Function.value(shift.addingProduct(row.vector(offset), scale)), offset)
            }
        case .plain: copy(row: row, width: width, ahead: ahead, into: target)
        }
    }

    /// The same, and writes the activation's derivative of an activated row.
    @inline(__always)
    func load<Function: Activation, Value: StoredValue>(
        _: Function.Type, row: UnsafePointer<Value>, width: Int, ahead: Int, scale: Vector, shift: Vector,
        into target: UnsafeMutablePointer<Float>, derivative: UnsafeMutablePointer<Float>
    ) {
        switch self {
        case .activated:
            for x in 0..<width {
                let offset = x &* vectorWidth
                row.prefetch(offset &+ ahead &* vectorWidth)
                let activation = Function.valueAndDerivative(
                    shift.addingProduct(row.vector(offset), scale))
                target.store(activation.value, offset)
                derivative.store(activation.derivative, offset)
            }
        case .plain: copy(row: row, width: width, ahead: ahead, into: target)
        }
    }

    @inline(__always)
    private func copy<Value: StoredValue>(
        row: UnsafePointer<Value>, width: Int, ahead: Int, into target: UnsafeMutablePointer<Float>
    ) {
        for x in 0..<width {
            let offset = x &* vectorWidth
            row.prefetch(offset &+ ahead &* vectorWidth)
            target.store(row.vector(offset), offset)
        }
    }

    /// Scale, shift and mean of a block of channels; unused where the input is plain.
    @inline(__always)
    func coefficients(block: Int) -> (scale: Vector, shift: Vector, mean: Vector) {
        guard let norm else { return (.zero, .zero, .zero) }
        let channel = block * vectorWidth
        return (
            UnsafePointer(norm.scale).vector(channel), UnsafePointer(norm.shift).vector(channel),
            UnsafePointer(norm.mean).vector(channel)
        )
    }
}
