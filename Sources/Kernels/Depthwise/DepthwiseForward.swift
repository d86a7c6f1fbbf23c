/// Depthwise convolution of one image and one block of sixteen channels, both directions.
package enum Depthwise {
    /// Convolves an image's block and leaves mean and squared deviations of the result.
    ///
    /// - Parameters:
    ///   - weights: [kernel · kernel][16].
    ///   - scratch: `shape.scratchCount` values.
    ///   - mean, deviations: sixteen values each; see `BatchNorm.finishForward`.
    package static func forward(
        _ shape: DepthwiseShape, _ source: DepthwiseInput, block: Int,
        input: UnsafePointer<Float>, weights: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>,
        mean: UnsafeMutablePointer<Float>, deviations: UnsafeMutablePointer<Float>,
        scratch: UnsafeMutablePointer<Float>
    ) {
        let sums =
            switch (shape.kernel, shape.stride) {
            case (3, 1):
                forward(Geometry<3, 1>.self, shape, source, block, input, weights, output, scratch)
            case (3, _):
                forward(Geometry<3, 2>.self, shape, source, block, input, weights, output, scratch)
            case (_, 1):
                forward(Geometry<5, 1>.self, shape, source, block, input, weights, output, scratch)
            default:
                forward(Geometry<5, 2>.self, shape, source, block, input, weights, output, scratch)
            }
        sums.store(count: shape.outputPixels, mean: mean, deviations: deviations)
    }

    /// Kernel size and stride as types, so that the loops over them unroll.
    enum Geometry<let kernel: Int, let stride: Int> {}

    @inline(__always)
    private static func forward<let kernel: Int, let stride: Int>(
        _: Geometry<kernel, stride>.Type, _ shape: DepthwiseShape, _ source: DepthwiseInput, _ block: Int,
        _ input: UnsafePointer<Float>, _ weights: UnsafePointer<Float>,
        _ output: UnsafeMutablePointer<Float>, _ scratch: UnsafeMutablePointer<Float>
    ) -> ShiftedSums {
        let size = shape.inputSize
        let padding = shape.paddingBefore
        let ring = RowRing(
            values: scratch, rowLength: shape.paddedInputRow, slots: kernel, imageRows: size)
        let (scale, shift, _) = source.coefficients(block: block)
        var loaded = 0
        var sums: ShiftedSums?
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
            RowConvolution<kernel, stride>.run(rows: rows, weights: weights, width: shape.outputSize) {
                target.store($1, $0 &* vectorWidth)
            }
            sums = rowSums(UnsafePointer(target), width: shape.outputSize, onTopOf: sums)
        }
        return sums ?? ShiftedSums(shift: .zero)
    }

    /// Adds a row's sums (taken in registers) to the image's: two levels keep the rounding of long images
    /// small.
    @inline(__always)
    private static func rowSums(
        _ row: UnsafePointer<Float>, width: Int, onTopOf total: ShiftedSums?
    ) -> ShiftedSums {
        var total = total ?? ShiftedSums(shift: row.vector(0))
        var sums = ShiftedSums(shift: total.shift)
        for x in 0..<width {
            sums.add(row.vector(x &* vectorWidth))
        }
        total.sum += sums.sum
        total.squares += sums.squares
        return total
    }
}
