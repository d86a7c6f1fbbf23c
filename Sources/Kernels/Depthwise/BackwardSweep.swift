/// The backward pass of a depthwise convolution over one block of some images, row by row.
///
/// A large image passes through two rings of rows in the first-level cache: at input row i the gradient rows that
/// depend on it are loaded, its own gradient is written, and the weight gradient of every output row whose
/// last input row is i is added. A small image is loaded whole first, so that each of the four steps is one
/// long loop.
struct BackwardSweep<Function: Activation, Value: StoredValue, let kernel: Int> {
    private let shape: DepthwiseShape
    private let source: DepthwiseInput
    private let input: UnsafePointer<Value>
    private let gradient: OutputGradientRows<Function, Value>
    private let targets: DepthwiseGradientTargets
    private let inputs: RowRing
    private let gradients: RowRing
    /// The activation's derivative of the current input row, or of all rows of a small image.
    private let derivatives: UnsafeMutablePointer<Float>
    /// The gradient of the current input row with respect to the activation's output.
    private let rowGradient: UnsafeMutablePointer<Float>
    private let scale: Vector
    private let shift: Vector
    private let mean: Vector
    private var image = 0
    private var weightSums = InlineArray<kernel, InlineArray<kernel, Vector>>(
        repeating: InlineArray(repeating: .zero))
    private var sums = NormGradientSums()

    init(
        _ shape: DepthwiseShape, _ source: DepthwiseInput, _ block: Int, _ input: UnsafePointer<Value>,
        _ gradient: OutputGradientRows<Function, Value>, _ targets: DepthwiseGradientTargets,
        _ scratch: UnsafeMutablePointer<Float>
    ) {
        self.shape = shape
        self.source = source
        self.input = input
        self.gradient = gradient
        self.targets = targets
        inputs = RowRing(
            values: scratch, rowLength: shape.paddedInputRow, slots: shape.inputSlots,
            imageRows: shape.inputSize)
        let second = scratch + (shape.inputSlots + 1) * shape.paddedInputRow
        gradients = RowRing(
            values: second, rowLength: shape.paddedGradientRow, slots: shape.gradientSlots,
            imageRows: shape.outputSize)
        rowGradient = second + (shape.gradientSlots + 1) * shape.paddedGradientRow
        derivatives = rowGradient + shape.inputSize * vectorWidth
        (scale, shift, mean) = source.coefficients(block: block)
    }

    @inline(__always)
    mutating func run(images: Int, weights: UnsafePointer<Float>) {
        for image in 0..<images {
            self.image = image
            if shape.isHeldWhole {
                runWhole(weights: weights)
            } else {
                runRows(weights: weights)
            }
        }
        store()
    }

    @inline(__always)
    private mutating func runWhole(weights: UnsafePointer<Float>) {
        for row in 0..<shape.outputSize {
            loadGradient(row: row)
        }
        for row in 0..<shape.inputSize {
            loadInput(row: row)
        }
        addWeightGradient(outputRows: 0..<shape.outputSize)
        for row in 0..<shape.inputSize {
            inputGradient(row: row, weights: weights)
        }
    }

    @inline(__always)
    private mutating func runRows(weights: UnsafePointer<Float>) {
        let size = shape.inputSize
        let padding = shape.paddingBefore
        var gradientRows = 0
        var finishedRows = 0
        for inputRow in 0..<size {
            loadInput(row: inputRow)
            while gradientRows < min(shape.outputSize, (inputRow + padding) / shape.stride + 1) {
                loadGradient(row: gradientRows)
                gradientRows += 1
            }
            let isLast = inputRow == size - 1
            while finishedRows < gradientRows
                && (isLast || finishedRows * shape.stride - padding + kernel - 1 <= inputRow)
            {
                addWeightGradient(outputRows: finishedRows..<(finishedRows + 1))
                finishedRows += 1
            }
            inputGradient(row: inputRow, weights: weights)
        }
    }

    @inline(__always)
    private func loadGradient(row: Int) {
        gradient.load(
            image: image, start: (image * shape.outputSize + row) * shape.outputSize,
            width: shape.outputSize, ahead: shape.isHeldWhole ? shape.outputPixels : shape.outputSize,
            into: gradients.slot(of: row) + (kernel - 1) * vectorWidth)
    }

    @inline(__always)
    private func loadInput(row: Int) {
        source.load(
            Function.self, row: input + start(ofInputRow: row), width: shape.inputSize,
            ahead: shape.isHeldWhole ? shape.inputPixels : shape.inputSize, scale: scale, shift: shift,
            into: inputs.slot(of: row) + shape.paddingBefore * vectorWidth, derivative: derivative(row: row))
    }

    /// The number of values before a row of the current image.
    private func start(ofInputRow row: Int) -> Int {
        (image * shape.inputSize + row) * shape.inputSize * vectorWidth
    }

    private func derivative(row: Int) -> UnsafeMutablePointer<Float> {
        shape.isHeldWhole ? derivatives + row * shape.inputSize * vectorWidth : derivatives
    }

    private func store() {
        for row in 0..<kernel {
            for column in 0..<kernel {
                targets.weights.store(weightSums[row][column], (row * kernel + column) * vectorWidth)
            }
        }
        if case .activated(_, let first, let second) = targets.input {
            sums.store(first: first, second: second)
        }
    }

    // MARK: Gradient of the weights

    @inline(__always)
    private mutating func addWeightGradient(outputRows: Range<Int>) {
        if shape.stride == 1 {
            addWeightGradient(Depthwise.Geometry<kernel, 1>.self, outputRows)
        } else {
            addWeightGradient(Depthwise.Geometry<kernel, 2>.self, outputRows)
        }
    }

    /// All sums of the kernel are kept in registers along the rows.
    @inline(__always)
    private mutating func addWeightGradient<let stride: Int>(
        _: Depthwise.Geometry<kernel, stride>.Type, _ outputRows: Range<Int>
    ) {
        var sums = InlineArray<kernel, InlineArray<kernel, Vector>>(repeating: InlineArray(repeating: .zero))
        for outputRow in outputRows {
            let gradientRow = gradients.row(outputRow) + (kernel - 1) * vectorWidth
            let top = outputRow * stride - shape.paddingBefore
            var rows = InlineArray<kernel, UnsafePointer<Float>>(repeating: gradientRow)
            for index in 0..<kernel {
                rows[index] = inputs.row(top + index)
            }
            for x in 0..<shape.outputSize {
                let value = gradientRow.vector(x &* vectorWidth)
                for row in 0..<kernel {
                    let pixels = rows[row] + x &* stride &* vectorWidth
                    for column in 0..<kernel {
                        sums[row][column].addProduct(pixels.vector(column &* vectorWidth), value)
                    }
                }
            }
        }
        for row in 0..<kernel {
            for column in 0..<kernel {
                weightSums[row][column] += sums[row][column]
            }
        }
    }

    // MARK: Gradient of the input

    @inline(__always)
    private mutating func inputGradient(row: Int, weights: UnsafePointer<Float>) {
        if shape.stride == 1 {
            inputGradientStride1(row: row, flippedWeights: weights)
        } else {
            inputGradientStride2(row: row, weights: weights)
        }
        finish(row: row)
    }

    /// With a stride of 1 it is the convolution of the gradient with the flipped kernel.
    @inline(__always)
    private func inputGradientStride1(row: Int, flippedWeights: UnsafePointer<Float>) {
        // The padded gradient row begins kernel - 1 columns before the image; the flipped kernel begins
        // kernel - 1 - padding before.
        let columns = shape.paddingBefore * vectorWidth
        let top = row - (kernel - 1 - shape.paddingBefore)
        var rows = RowConvolution<kernel, 1>.Rows(repeating: UnsafePointer(rowGradient))
        for index in 0..<kernel {
            rows[index] = gradients.row(top + index) + columns
        }
        let target = rowGradient
        RowConvolution<kernel, 1>.run(rows: rows, weights: flippedWeights, width: shape.inputSize) {
            target.store($1, $0 &* vectorWidth)
        }
    }

    @inline(__always)
    private func inputGradientStride2(row: Int, weights: UnsafePointer<Float>) {
        var rows = StridedRowGradient<kernel>.Rows(
            gradients: InlineArray(repeating: UnsafePointer(rowGradient)),
            weights: InlineArray(repeating: weights))
        for kernelRow in stride(from: (row + shape.paddingBefore) % 2, to: kernel, by: 2) {
            // Rows outside the image are zeros.
            rows.gradients[rows.count] =
                gradients.row((row + shape.paddingBefore - kernelRow) >> 1) + (kernel - 1) * vectorWidth
            rows.weights[rows.count] = weights + kernelRow * kernel * vectorWidth
            rows.count += 1
        }
        let target = rowGradient
        StridedRowGradient<kernel>.run(
            rows: rows, width: shape.inputSize, paddingBefore: shape.paddingBefore
        ) {
            target.store($1, $0 &* vectorWidth)
        }
    }

    /// Multiplies a row of the gradient, just computed, with the activation's derivative and adds it to the batch norm's
    /// sums; or adds the residual branch where the input is plain.
    @inline(__always)
    private mutating func finish(row: Int) {
        let start = start(ofInputRow: row)
        switch targets.input {
        case .activated(.float32(let target), _, _): finishActivated(row: row, start, target + start)
        case .activated(.bfloat16(let target), _, _): finishActivated(row: row, start, target + start)
        case .plain(let target, let residual):
            for x in 0..<shape.inputSize {
                let offset = start &+ x &* vectorWidth
                let branch = residual?.vector(offset) ?? .zero
                let value = rowGradient.vector(x &* vectorWidth) + branch
                target.store(value, offset, streams: targets.streams)
            }
        }
    }

    @inline(__always)
    private mutating func finishActivated<Target: StoredValue>(
        row: Int, _ start: Int, _ target: UnsafeMutablePointer<Target>
    ) {
        let derivative = derivative(row: row)
        var rowSums = NormGradientSums()
        for x in 0..<shape.inputSize {
            let offset = x &* vectorWidth
            let value = rowGradient.vector(offset) * derivative.vector(offset)
            target.store(value, offset, streams: targets.streams)
            rowSums.add(value, input.vector(start &+ offset) - mean)
        }
        sums.add(rowSums)
    }
}
