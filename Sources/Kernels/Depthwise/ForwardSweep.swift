/// The forward pass of a depthwise convolution over one block of some images, output row by output row; the
/// rows that it reads stay in a ring in the nearest cache.
struct ForwardSweep<Value: StoredValue, let kernel: Int, let stride: Int> {
    private let shape: DepthwiseShape
    private let source: DepthwiseInput
    private let weights: UnsafePointer<Float>
    private let streams: Bool
    private let ring: RowRing
    private let scale: Vector
    private let shift: Vector

    init(
        _ shape: DepthwiseShape, _ source: DepthwiseInput, _ block: Int, weights: UnsafePointer<Float>,
        streams: Bool, scratch: UnsafeMutablePointer<Float>
    ) {
        self.shape = shape
        self.source = source
        self.weights = weights
        self.streams = streams
        ring = RowRing(
            values: scratch, rowLength: shape.paddedInputRow, slots: kernel, imageRows: shape.inputSize)
        (scale, shift, _) = source.coefficients(block: block)
    }

    /// - Returns: sums over the results, about the first of them.
    @inline(__always)
    func run(
        images: Int, input: UnsafePointer<Value>, output: UnsafeMutablePointer<Value>
    ) -> ShiftedSums {
        var sums: ShiftedSums?
        for image in 0..<images {
            run(
                input: input + image * shape.inputPixels * vectorWidth,
                output: output + image * shape.outputPixels * vectorWidth, &sums)
        }
        return sums ?? ShiftedSums(shift: .zero)
    }

    @inline(__always)
    private func run(
        input: UnsafePointer<Value>, output: UnsafeMutablePointer<Value>, _ sums: inout ShiftedSums?
    ) {
        let size = shape.inputSize
        var loaded = 0
        for y in 0..<shape.outputSize {
            let top = y * stride - shape.paddingBefore
            while loaded < min(size, top + kernel) {
                source.load(
                    row: input + loaded * size * vectorWidth, width: size, scale: scale, shift: shift,
                    into: ring.slot(of: loaded) + shape.paddingBefore * vectorWidth)
                loaded += 1
            }
            let rows = RowConvolution<kernel, stride>.Rows { ring.row(top + $0) }
            let total = sums ?? ShiftedSums(shift: firstValue(rows))
            sums = total.adding(
                convolve(rows, into: output + y * shape.outputSize * vectorWidth, total.shift))
        }
    }

    private func firstValue(_ rows: RowConvolution<kernel, stride>.Rows) -> Vector {
        var first = Vector.zero
        RowConvolution<kernel, stride>.run(rows: rows, weights: weights, width: 1) { first = $1 }
        return first
    }

    /// One row of results.
    ///
    /// - Returns: the row's own sums, so that the rounding of long images stays small.
    @inline(__always)
    private func convolve(
        _ rows: RowConvolution<kernel, stride>.Rows, into target: UnsafeMutablePointer<Value>, _ shift: Vector
    ) -> ShiftedSums {
        var sums = ShiftedSums(shift: shift)
        RowConvolution<kernel, stride>.run(rows: rows, weights: weights, width: shape.outputSize) {
            x, value in
            target.store(value, x &* vectorWidth, streams: streams)
            sums.add(value)
        }
        return sums
    }
}
