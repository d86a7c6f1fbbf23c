/// The forward pass of a depthwise convolution over one block of some images, output row by output row. The
/// rows that it reads are kept in a ring in the first-level cache.
struct ForwardSweep<Function: Activation, Value: StoredValue, let kernel: Int, let stride: Int> {
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

    @inline(__always)
    func run(
        images: Int, input: UnsafePointer<Value>, output: UnsafeMutablePointer<Value>, block: Int,
        result: DepthwiseResult
    ) {
        switch result {
        case .raw(let mean, let deviations):
            let sums = convolve(images: images, input: input, output: output)
            sums.store(count: images * shape.outputPixels, mean: mean, deviations: deviations)
        case .activated(let norm, let means):
            let affine = norm.affine(block: block)
            activate(images: images, input: input, output: output, affine, means: means)
        case .activatedRows(let norm, let range, let sums):
            let affine = norm.affine(block: block)
            forEachRow(range, ofImage: 0, input, output) { y, rows, target in
                let sum = activate(rows, into: target, affine)
                sums?.store(sum, y &* vectorWidth)
            }
        }
    }

    /// Calls `body` with the index of each output row of an image, or of a range of them, its input rows and the address
    /// of its results.
    @inline(__always)
    private func forEachRow(
        _ range: Range<Int>? = nil, ofImage image: Int, _ input: UnsafePointer<Value>,
        _ output: UnsafeMutablePointer<Value>,
        _ body: (Int, RowConvolution<kernel, stride>.Rows, UnsafeMutablePointer<Value>) -> Void
    ) {
        let size = shape.inputSize
        let input = input + image * shape.inputPixels * vectorWidth
        let output = output + image * shape.outputPixels * vectorWidth
        let outputRows = range ?? 0..<shape.outputSize
        var loaded = max(0, outputRows.lowerBound * stride - shape.paddingBefore)
        for y in outputRows {
            let top = y * stride - shape.paddingBefore
            while loaded < min(size, top + kernel) {
                source.load(
                    Function.self, row: input + loaded * size * vectorWidth, width: size,
                    ahead: stride * size, scale: scale, shift: shift,
                    into: ring.slot(of: loaded) + shape.paddingBefore * vectorWidth)
                loaded += 1
            }
            let rows = RowConvolution<kernel, stride>.Rows { ring.row(top + $0) }
            body(y, rows, output + y * shape.outputSize * vectorWidth)
        }
    }

    // MARK: The convolution itself

    /// - Returns: sums over the results, about the first of them.
    @inline(__always)
    private func convolve(
        images: Int, input: UnsafePointer<Value>, output: UnsafeMutablePointer<Value>
    ) -> ShiftedSums {
        var sums: ShiftedSums?
        for image in 0..<images {
            forEachRow(ofImage: image, input, output) { _, rows, target in
                let total = sums ?? ShiftedSums(shift: firstValue(rows))
                sums = total.adding(convolve(rows, into: target, total.shift))
            }
        }
        return sums ?? ShiftedSums(shift: .zero)
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
        _ rows: RowConvolution<kernel, stride>.Rows, into target: UnsafeMutablePointer<Value>,
        _ shift: Vector
    ) -> ShiftedSums {
        var sums = ShiftedSums(shift: shift)
        RowConvolution<kernel, stride>.run(rows: rows, weights: weights, width: shape.outputSize) {
            x, value in
            target.store(value, x &* vectorWidth, streams: streams)
            sums.add(value)
        }
        return sums
    }

    // MARK: Activated

    @inline(__always)
    private func activate(
        images: Int, input: UnsafePointer<Value>, output: UnsafeMutablePointer<Value>, _ affine: NormAffine,
        means: UnsafeMutablePointer<Float>?
    ) {
        for image in 0..<images {
            var total = Vector.zero
            forEachRow(ofImage: image, input, output) { _, rows, target in
                total += activate(rows, into: target, affine)
            }
            means?.store(shape.mean(ofSum: total), image &* vectorWidth)
        }
    }

    /// One row of results.
    ///
    /// - Returns: the row's own sum, so that the rounding of long images stays small.
    @inline(__always)
    private func activate(
        _ rows: RowConvolution<kernel, stride>.Rows, into target: UnsafeMutablePointer<Value>,
        _ affine: NormAffine
    ) -> Vector {
        var sum = Vector.zero
        RowConvolution<kernel, stride>.run(rows: rows, weights: weights, width: shape.outputSize) {
            x, value in
            let activation = Function.value(affine(value))
            target.store(activation, x &* vectorWidth, streams: streams)
            sum += activation
        }
        return sum
    }
}
