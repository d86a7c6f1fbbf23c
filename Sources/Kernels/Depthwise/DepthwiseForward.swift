/// Depthwise convolution of one image and one block of sixteen channels, both directions.
package enum Depthwise {
    /// Convolves an image's block and leaves mean and squared deviations of the result; input and output are
    /// of one precision.
    ///
    /// - Parameters:
    ///   - weights: [kernel · kernel][16].
    ///   - streams: stores past the caches, for large outputs.
    ///   - scratch: `shape.scratchCount` values.
    ///   - mean, deviations: sixteen values each; see `BatchNorm.finishForward`.
    package static func forward(
        _ shape: DepthwiseShape, _ source: DepthwiseInput, block: Int,
        input: StoredPointer, weights: UnsafePointer<Float>, output: StoredPointer, streams: Bool,
        mean: UnsafeMutablePointer<Float>, deviations: UnsafeMutablePointer<Float>,
        scratch: UnsafeMutablePointer<Float>
    ) {
        let sums =
            switch (input, output) {
            case (.float32(let input), .float32(let output)):
                forward(shape, source, block, UnsafePointer(input), weights, output, streams, scratch)
            case (.bfloat16(let input), .bfloat16(let output)):
                forward(shape, source, block, UnsafePointer(input), weights, output, streams, scratch)
            default: StoredPointer.unexpectedPrecisions()
            }
        sums.store(count: shape.outputPixels, mean: mean, deviations: deviations)
    }

    private static func forward<Value: StoredValue>(
        _ shape: DepthwiseShape, _ source: DepthwiseInput, _ block: Int, _ input: UnsafePointer<Value>,
        _ weights: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Value>, _ streams: Bool,
        _ scratch: UnsafeMutablePointer<Float>
    ) -> ShiftedSums {
        switch (shape.kernel, shape.stride) {
        case (3, 1):
            forward(Geometry<3, 1>.self, shape, source, block, input, weights, output, streams, scratch)
        case (3, _):
            forward(Geometry<3, 2>.self, shape, source, block, input, weights, output, streams, scratch)
        case (_, 1):
            forward(Geometry<5, 1>.self, shape, source, block, input, weights, output, streams, scratch)
        default:
            forward(Geometry<5, 2>.self, shape, source, block, input, weights, output, streams, scratch)
        }
    }

    /// Kernel size and stride as types, so that the loops over them unroll.
    enum Geometry<let kernel: Int, let stride: Int> {}

    @inline(__always)
    private static func forward<Value: StoredValue, let kernel: Int, let stride: Int>(
        _: Geometry<kernel, stride>.Type, _ shape: DepthwiseShape, _ source: DepthwiseInput, _ block: Int,
        _ input: UnsafePointer<Value>, _ weights: UnsafePointer<Float>,
        _ output: UnsafeMutablePointer<Value>, _ streams: Bool, _ scratch: UnsafeMutablePointer<Float>
    ) -> ShiftedSums {
        let size = shape.inputSize
        let padding = shape.paddingBefore
        let ring = RowRing(
            values: scratch, rowLength: shape.paddedInputRow, slots: kernel, imageRows: size)
        let (scale, shift, _) = source.coefficients(block: block)
        var loaded = 0
        var sums = ShiftedSums(shift: .zero)
        for y in 0..<shape.outputSize {
            let top = y * stride - padding
            while loaded < min(size, top + kernel) {
                source.load(
                    row: input + loaded * size * vectorWidth, width: size, scale: scale, shift: shift,
                    into: ring.slot(of: loaded) + padding * vectorWidth)
                loaded += 1
            }
            var rows = RowConvolution<kernel, stride>.Rows(repeating: UnsafePointer(scratch))
            for index in 0..<kernel {
                rows[index] = ring.row(top + index)
            }
            let target = output + y * shape.outputSize * vectorWidth
            // Two levels of sums keep the rounding of long images small.
            var rowSums = ShiftedSums(shift: sums.shift)
            RowConvolution<kernel, stride>.run(rows: rows, weights: weights, width: shape.outputSize) {
                x, value in
                target.store(value, x &* vectorWidth, streams: streams)
                if x == 0 && y == 0 {
                    rowSums = ShiftedSums(shift: value)
                }
                rowSums.add(value)
            }
            sums.add(rowSums)
        }
        return sums
    }
}
