import Kernels

/// The weights of a 1 × 1 convolution or a linear layer with what both directions need of them.
struct PointwiseConvolution {
    let inputs: Int
    let outputs: Int
    let weights: UnsafePointer<Float>
    let gradient: UnsafeMutablePointer<Float>
    /// The same weights the other way round, renewed at the start of each backward pass.
    let transposed: UnsafeMutablePointer<Float>
    let backend: MatrixBackend

    init(
        _ name: String, inputs: Int, outputs: Int, store: ParameterStore, arena: Arena, isTrained: Bool,
        backend: MatrixBackend
    ) {
        self.backend = backend
        self.inputs = inputs
        self.outputs = outputs
        let pointers = store.pointers(name + ".weight")
        weights = UnsafePointer(pointers.values)
        gradient = pointers.gradient
        transposed =
            isTrained ? arena.take(paddedToVector(inputs) * paddedToVector(outputs)) : pointers.values
    }

    var inputBlocks: Int { paddedToVector(inputs) / vectorWidth }
    var outputBlocks: Int { paddedToVector(outputs) / vectorWidth }
    private var panelStride: Int { paddedToVector(inputs) * vectorWidth }
    private var transposedStride: Int { paddedToVector(outputs) * vectorWidth }
    var weightCount: Int { paddedToVector(inputs) * paddedToVector(outputs) }

    // MARK: Tiles

    /// output = input · weights for the output blocks of a range and `rows` pixels from the tensors' first.
    func forward(
        _ input: BlockedTensor, into output: BlockedTensor, blocks: Range<Int>, rows: Int,
        streams: Bool = false, statistics: (PartialSums, slot: Int)? = nil,
        finish: (Range<Int>) -> Void = { _ in }
    ) {
        MatrixProduct.multiply(
            input, rows: rows, depth: inputs, weights: weights + blocks.lowerBound * panelStride,
            panelStride: panelStride, into: output.blocks(blocks), backend: backend, streams: streams,
            statistics: statistics.map { TileStatistics($0.0, slot: $0.slot, block: blocks.lowerBound) }
        ) { finish(($0.lowerBound + blocks.lowerBound)..<($0.upperBound + blocks.lowerBound)) }
    }

    /// input gradient = output gradient · weightsᵀ, likewise.
    func backward(
        _ outputGradient: BlockedTensor, into inputGradient: BlockedTensor, blocks: Range<Int>, rows: Int,
        streams: Bool = false, finish: (Range<Int>) -> Void = { _ in }
    ) {
        MatrixProduct.multiply(
            outputGradient, rows: rows, depth: outputs,
            weights: transposed + blocks.lowerBound * transposedStride, panelStride: transposedStride,
            into: inputGradient.blocks(blocks), backend: backend, streams: streams
        ) { finish(($0.lowerBound + blocks.lowerBound)..<($0.upperBound + blocks.lowerBound)) }
    }

    /// The weight gradient over `rows` pixels, for some input and output blocks.
    func weightGradient(
        input: BlockedTensor, outputGradient: BlockedTensor, inputBlocks: Range<Int>,
        outputBlocks: Range<Int>, rows: Int, into target: UnsafeMutablePointer<Float>, accumulate: Bool
    ) {
        let first =
            outputBlocks.lowerBound * panelStride + inputBlocks.lowerBound * vectorWidth * vectorWidth
        MatrixProduct.weightGradient(
            input: input.blocks(inputBlocks), outputGradient: outputGradient.blocks(outputBlocks),
            rows: rows, into: target + first, panelStride: panelStride, accumulate: accumulate,
            backend: backend)
    }

    // MARK: Passes

    /// Lanes of weight gradients that a layer with many pixels and few weights is summed in.
    static let lanes = 16

    /// Whether sums in lanes move more memory than reading the activations once more does: many weights,
    /// few pixels.
    func prefersWholeSums(pixels: Int) -> Bool {
        weightCount * Self.lanes > pixels * (inputs + outputs)
    }

    /// Values of lane memory for a number of pixels.
    func laneCount(pixels: Int) -> Int {
        prefersWholeSums(pixels: pixels) ? 0 : weightCount * Self.lanes
    }

    /// Renews `transposed`.
    var transposition: Pass {
        let (inputs, outputs) = (paddedToVector(inputs), paddedToVector(outputs))
        let (weights, transposed) = (weights, transposed)
        return Pass(.gradientReduction, units: inputBlocks) { block, _ in
            PanelTransposition.transpose(
                weights, inputs: inputs, outputs: outputs, inputBlock: block, into: transposed)
        }
    }
}
