package import Kernels

/// What a kind of operation has to compute and to move in a training step, whoever does it: the floor that its
/// time is held against.
package struct OperationWork: Sendable, Equatable {
    /// Multiply-adds of matrix products, whose operands are of the network's precision.
    package var productMultiplyAdds = 0
    /// Multiply-adds that are in float32 in every precision: depthwise convolutions, and layers of one pixel an
    /// image.
    package var floatMultiplyAdds = 0
    /// Evaluations of the activation, with or without its derivative.
    package var activations = 0
    /// Bytes that are read or written once each: activations, gradients and parameters, not what stays in the
    /// nearest caches.
    package var bytes = 0

    package init() {}

    /// Operations, two a multiply-add.
    package var operations: Int { 2 * (productMultiplyAdds + floatMultiplyAdds) }

    /// The time below which no engine gets on a machine with such peaks: arithmetic and activations share the
    /// same units, and memory moves meanwhile.
    ///
    /// - Parameter rate: picks one thread or all of them.
    package func floorSeconds(
        _ peaks: MachinePeaks, precision: Precision, rate: KeyPath<MachinePeaks.Rate, Double>
    ) -> Double {
        let float = peaks.floatOperations[keyPath: rate]
        let product =
            precision == .float32 ? float : peaks.bfloatOperations?[keyPath: rate] ?? float
        let arithmetic =
            2 * Double(productMultiplyAdds) / product + 2 * Double(floatMultiplyAdds) / float
            + Double(activations) / peaks.activations[keyPath: rate]
        return max(arithmetic, Double(bytes) / peaks.memory[keyPath: rate])
    }

    static func + (left: OperationWork, right: OperationWork) -> OperationWork {
        var sum = left
        sum.productMultiplyAdds += right.productMultiplyAdds
        sum.floatMultiplyAdds += right.floatMultiplyAdds
        sum.activations += right.activations
        sum.bytes += right.bytes
        return sum
    }
}
