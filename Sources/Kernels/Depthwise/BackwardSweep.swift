/// The backward pass of a depthwise convolution over one image and block, input row by input row.
///
/// At input row i the gradient rows that reach it are brought in, its own gradient is written, and the
/// weight gradient of every output row whose last input row is i is added. Rows live in two rings, in the
/// nearest caches.
struct BackwardSweep<Value: StoredValue, let kernel: Int> {
    private let shape: DepthwiseShape
    private let source: DepthwiseInput
    private let input: UnsafePointer<Value>
    private let gradient: OutputGradientRows<Value>
    private let targets: DepthwiseGradientTargets
    private let inputs: RowRing
    private let gradients: RowRing
    /// SiLU's derivative of the current input row.
    private let derivative: UnsafeMutablePointer<Float>
    /// The gradient of the current input row, before SiLU.
    private let rowGradient: UnsafeMutablePointer<Float>
    private let scale: Vector
    private let shift: Vector
    private let mean: Vector
    private var weightSums = InlineArray<kernel, InlineArray<kernel, Vector>>(
        repeating: InlineArray(repeating: .zero))
    private var sums = NormGradientSums()

    init(
        _ shape: DepthwiseShape, _ source: DepthwiseInput, _ block: Int, _ input: UnsafePointer<Value>,
        _ gradient: OutputGradientRows<Value>, _ targets: DepthwiseGradientTargets,
        _ scratch: UnsafeMutablePointer<Float>
    ) {
        self.shape = shape
        self.source = source
        self.input = input
        self.gradient = gradient
        self.targets = targets
        inputs = RowRing(
            values: scratch, rowLength: shape.paddedInputRow, slots: kernel, imageRows: shape.inputSize)
        let second = scratch + (kernel + 1) * shape.paddedInputRow
        gradients = RowRing(
            values: second, rowLength: shape.paddedGradientRow, slots: kernel, imageRows: shape.outputSize)
        derivative = second + (kernel + 1) * shape.paddedGradientRow
        rowGradient = derivative + shape.inputSize * vectorWidth
        (scale, shift, mean) = source.coefficients(block: block)
    }

    @inline(__always)
    mutating func run(weights: UnsafePointer<Float>) {
        let size = shape.inputSize
        let padding = shape.paddingBefore
        var gradientRows = 0
        var finishedRows = 0
        for inputRow in 0..<size {
            loadInput(row: inputRow)
            while gradientRows < min(shape.outputSize, (inputRow + padding) / shape.stride + 1) {
                gradient.load(
                    row: gradientRows, width: shape.outputSize,
                    into: gradients.slot(of: gradientRows) + (kernel - 1) * vectorWidth)
                gradientRows += 1
            }
            let isLast = inputRow == size - 1
            while finishedRows < gradientRows
                && (isLast || finishedRows * shape.stride - padding + kernel - 1 <= inputRow)
            {
                addWeightGradient(outputRow: finishedRows)
                finishedRows += 1
            }
            if shape.stride == 1 {
                inputGradientStride1(row: inputRow, flippedWeights: weights)
            } else {
                inputGradientStride2(row: inputRow, weights: weights)
            }
        }
        store()
    }

    private func loadInput(row: Int) {
        source.load(
            row: input + row * shape.inputSize * vectorWidth, width: shape.inputSize,
            scale: scale, shift: shift,
            into: inputs.slot(of: row) + shape.paddingBefore * vectorWidth, derivative: derivative)
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
    private mutating func addWeightGradient(outputRow: Int) {
        if shape.stride == 1 {
            addWeightGradient(Depthwise.Geometry<kernel, 1>.self, outputRow)
        } else {
            addWeightGradient(Depthwise.Geometry<kernel, 2>.self, outputRow)
        }
    }

    /// All sums of the kernel stay in registers along the row.
    @inline(__always)
    private mutating func addWeightGradient<let stride: Int>(
        _: Depthwise.Geometry<kernel, stride>.Type, _ outputRow: Int
    ) {
        let gradientRow = gradients.row(outputRow) + (kernel - 1) * vectorWidth
        let top = outputRow * stride - shape.paddingBefore
        var rows = InlineArray<kernel, UnsafePointer<Float>>(repeating: gradientRow)
        for index in 0..<kernel {
            rows[index] = inputs.row(top + index)
        }
        var sums = weightSums
        for x in 0..<shape.outputSize {
            let value = gradientRow.vector(x &* vectorWidth)
            for row in 0..<kernel {
                let pixels = rows[row] + x &* stride &* vectorWidth
                for column in 0..<kernel {
                    sums[row][column].addProduct(pixels.vector(column &* vectorWidth), value)
                }
            }
        }
        weightSums = sums
    }

    // MARK: Gradient of the input

    /// With a stride of one it is a convolution of the gradient with the turned kernel.
    @inline(__always)
    private mutating func inputGradientStride1(row: Int, flippedWeights: UnsafePointer<Float>) {
        // The padded gradient row begins kernel - 1 columns before the image; the turned kernel begins
        // kernel - 1 - padding before.
        let columns = shape.paddingBefore * vectorWidth
        let top = row - (kernel - 1 - shape.paddingBefore)
        var rows = RowConvolution<kernel, 1>.Rows(repeating: UnsafePointer(derivative))
        for index in 0..<kernel {
            rows[index] = gradients.row(top + index) + columns
        }
        let target = rowGradient
        RowConvolution<kernel, 1>.run(rows: rows, weights: flippedWeights, width: shape.inputSize) {
            target.store($1, $0 &* vectorWidth)
        }
        finish(row: row)
    }

    /// With a stride of two, only every other row and column of the kernel reaches an input pixel.
    @inline(__always)
    private mutating func inputGradientStride2(row: Int, weights: UnsafePointer<Float>) {
        let firstRow = (row + shape.paddingBefore) % 2
        for x in 0..<shape.inputSize {
            var value = Vector.zero
            let firstColumn = (x + shape.paddingBefore) % 2
            for kernelRow in Swift.stride(from: firstRow, to: kernel, by: 2) {
                // Index -1 and beyond the image are rows of zeros; columns have kernel - 1 zeros around.
                let gradientRow = gradients.row((row + shape.paddingBefore - kernelRow) >> 1)
                for kernelColumn in Swift.stride(from: firstColumn, to: kernel, by: 2) {
                    let column = ((x + shape.paddingBefore - kernelColumn) >> 1) + kernel - 1
                    value.addProduct(
                        gradientRow.vector(column &* vectorWidth),
                        weights.vector((kernelRow &* kernel &+ kernelColumn) &* vectorWidth))
                }
            }
            rowGradient.store(value, x &* vectorWidth)
        }
        finish(row: row)
    }

    /// Takes a row of the gradient, just computed, through SiLU and into the batch norm's sums; or adds the
    /// residual branch where the input is plain.
    @inline(__always)
    private mutating func finish(row: Int) {
        let start = row * shape.inputSize * vectorWidth
        switch targets.input {
        case .activated(.float32(let target), _, _): finishActivated(start: start, target + start)
        case .activated(.bfloat16(let target), _, _): finishActivated(start: start, target + start)
        case .plain(let target, let residual):
            for x in 0..<shape.inputSize {
                let place = start &+ x &* vectorWidth
                let branch = residual?.vector(place) ?? .zero
                let value = rowGradient.vector(x &* vectorWidth) + branch
                target.store(value, place, streams: targets.streams)
            }
        }
    }

    @inline(__always)
    private mutating func finishActivated<Target: StoredValue>(
        start: Int, _ target: UnsafeMutablePointer<Target>
    ) {
        var rowSums = NormGradientSums()
        for x in 0..<shape.inputSize {
            let place = x &* vectorWidth
            let value = rowGradient.vector(place) * derivative.vector(place)
            target.store(value, place, streams: targets.streams)
            rowSums.add(value, input.vector(start &+ place) - mean)
        }
        sums.add(rowSums)
    }
}
