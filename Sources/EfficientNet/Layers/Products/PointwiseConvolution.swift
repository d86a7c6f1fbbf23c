import Kernels

/// The weights of a 1 × 1 convolution or a linear layer with what both directions need of them.
struct PointwiseConvolution {
    let shape: ProductShape
    private let parameters: UnsafeMutablePointer<Float>
    let gradient: UnsafeMutablePointer<Float>
    /// What the forward product reads: the parameters themselves, or their rounded pairs.
    private let weights: StoredPointer
    /// The same weights the other way round, renewed at the start of each backward pass.
    private let transposed: StoredPointer
    let backend: MatrixBackend
    /// As in `SummationOrder`.
    let parts: [Range<Int>]

    init(
        _ name: String, inputs: Int, outputs: Int, store: ParameterStore, arena: Arena,
        precision: Precision, isTrained: Bool, isHalved: Bool, backend: MatrixBackend
    ) {
        shape = ProductShape(inputs: inputs, outputs: outputs, precision: precision)
        self.backend = backend
        parts = SummationOrder.parts(of: shape, isHalved: isHalved)
        let pointers = store.pointers(name + ".weight")
        parameters = pointers.values
        gradient = pointers.gradient
        let floats = paddedToVector(inputs) * paddedToVector(outputs) * precision.size / 4
        weights =
            precision == .float32
            ? .float32(pointers.values) : StoredPointer(arena.take(floats), precision)
        transposed = isTrained ? StoredPointer(arena.take(floats), precision) : weights
    }

    var inputs: Int { shape.inputs }
    var outputs: Int { shape.outputs }
    var precision: Precision { shape.precision }
    private var panelStride: Int { paddedToVector(inputs) * vectorWidth }
    private var transposedStride: Int { paddedToVector(outputs) * vectorWidth }

    /// The panels of some output blocks, as the forward product reads them.
    func forwardPanels(_ blocks: Range<Int>) -> UpcomingBlocks.Part {
        forwardPanels(blocks, part: 0..<inputs)
    }

    /// The same for some inputs.
    func forwardPanels(_ blocks: Range<Int>, part: Range<Int>) -> UpcomingBlocks.Part {
        panels(weights, blocks, inputs: part, stride: panelStride)
    }

    /// The panels of some input blocks, as the backward product reads them.
    func backwardPanels(_ blocks: Range<Int>) -> UpcomingBlocks.Part {
        panels(transposed, blocks, inputs: 0..<outputs, stride: transposedStride)
    }

    private func panels(
        _ weights: StoredPointer, _ blocks: Range<Int>, inputs: Range<Int>, stride: Int
    ) -> UpcomingBlocks.Part {
        let panels = BlockedTensor(
            address: weights.address, precision: precision, blocks: shape.weightCount / stride,
            stride: stride,
            capacity: shape.weightCount * precision.size)
        return UpcomingBlocks.Part(panels.blocks(blocks).from(pixel: inputs.lowerBound), rows: inputs.count)
    }

    // MARK: Tiles

    /// output = input · weights for the output blocks of a range and `rows` pixels from the tensors' first.
    ///
    /// - Parameter near: a tile for the second of two parts of the sums; needed where there are two.
    func forward(
        _ input: BlockedTensor, into output: BlockedTensor, blocks: Range<Int>, rows: Int,
        near: BlockedTensor? = nil, streams: Bool = false, upcoming: UpcomingBlocks? = nil,
        statistics: (PartialSums, slot: Int)? = nil, finish: (Range<Int>) -> Void = { _ in }
    ) {
        guard parts.count > 1 else {
            forward(
                input, only: blocks, into: output.blocks(blocks), rows: rows, streams: streams,
                upcoming: upcoming, statistics: statistics, finish: finish)
            return
        }
        guard let near else { fatalError("a sum of two parts has no tile for the second") }
        let target = output.blocks(blocks)
        let second = near.blocks(0..<blocks.count)
        forward(
            input, part: parts[0], only: blocks, into: target, rows: rows,
            upcoming: upcoming?.share(0..<1, of: 2))
        forward(
            input, part: parts[1], only: blocks, into: second, rows: rows,
            upcoming: upcoming?.share(1..<2, of: 2))
        add(second, to: target, rows: rows, statistics, blocks: blocks, finish)
    }

    /// The same where the target has these blocks alone, of all inputs or of what some have in the sums.
    func forward(
        _ input: BlockedTensor, part: Range<Int>? = nil, only blocks: Range<Int>, into target: BlockedTensor,
        rows: Int, streams: Bool = false, upcoming: UpcomingBlocks? = nil,
        statistics: (PartialSums, slot: Int)? = nil, finish: (Range<Int>) -> Void = { _ in }
    ) {
        let part = part ?? 0..<inputs
        MatrixProduct.multiply(
            input.blocks((part.lowerBound / vectorWidth)..<input.blocks), rows: rows, depth: part.count,
            weights: weights + (blocks.lowerBound * panelStride + part.lowerBound * vectorWidth),
            panelStride: panelStride, into: target, backend: backend, streams: streams, upcoming: upcoming,
            statistics: statistics.map { TileStatistics($0.0, slot: $0.slot, block: blocks.lowerBound) }
        ) { finish(($0.lowerBound + blocks.lowerBound)..<($0.upperBound + blocks.lowerBound)) }
    }

    /// Adds the second part of the sums of some blocks to the first.
    func add(
        _ second: BlockedTensor, to target: BlockedTensor, rows: Int,
        _ statistics: (PartialSums, slot: Int)?, blocks: Range<Int>, _ finish: (Range<Int>) -> Void
    ) {
        DenseLayer.add(target, second, into: target, rows: rows, streams: false)
        if let (partial, slot) = statistics {
            TileStatistics(partial, slot: slot, block: blocks.lowerBound).gather(from: target, rows: rows)
        }
        finish(blocks)
    }

    /// input gradient = output gradient · weightsᵀ, likewise.
    func backward(
        _ outputGradient: BlockedTensor, into inputGradient: BlockedTensor, blocks: Range<Int>, rows: Int,
        streams: Bool = false, upcoming: UpcomingBlocks? = nil, finish: (Range<Int>) -> Void = { _ in }
    ) {
        MatrixProduct.multiply(
            outputGradient, rows: rows, depth: outputs,
            weights: transposed + blocks.lowerBound * transposedStride, panelStride: transposedStride,
            into: inputGradient.blocks(blocks), backend: backend, streams: streams, upcoming: upcoming
        ) { finish(($0.lowerBound + blocks.lowerBound)..<($0.upperBound + blocks.lowerBound)) }
    }

    /// The same by way of a tile of three blocks, whose contents `finish` takes to their place for each range of blocks.
    func backward(
        _ outputGradient: BlockedTensor, through near: BlockedTensor, blocks: Range<Int>, rows: Int,
        _ upcoming: UpcomingBlocks?, finish: (Range<Int>) -> Void
    ) {
        var first = blocks.lowerBound
        while first < blocks.upperBound {
            let count = MatrixProduct.columnsOfNextTile(remaining: blocks.upperBound - first)
            let done = first - blocks.lowerBound
            MatrixProduct.multiply(
                outputGradient, rows: rows, depth: outputs, weights: transposed + first * transposedStride,
                panelStride: transposedStride, into: near.blocks(0..<count), backend: backend,
                upcoming: upcoming?.share(done..<(done + count), of: blocks.count))
            finish(first..<(first + count))
            first += count
        }
    }

    /// The weight gradient over `rows` pixels, for the blocks of `input` and some output blocks.
    ///
    /// - Parameters:
    ///   - input: as `PixelGroups` leaves it.
    ///   - firstInputBlock: which of the layer's blocks the first of `input` is.
    func weightGradient(
        input: BlockedTensor, firstInputBlock: Int = 0, outputGradient: BlockedTensor,
        outputBlocks: Range<Int>, rows: Int, into target: UnsafeMutablePointer<Float>, accumulate: Bool,
        streams: Bool = false, upcoming: UpcomingBlocks? = nil
    ) {
        let first = outputBlocks.lowerBound * panelStride + firstInputBlock * vectorWidth * vectorWidth
        MatrixProduct.weightGradient(
            input: input, outputGradient: outputGradient.blocks(outputBlocks),
            rows: rows, into: target + first, panelStride: panelStride, accumulate: accumulate,
            streams: streams, upcoming: upcoming, backend: backend)
    }

    // MARK: Passes

    /// Renews `transposed`.
    var transposition: Pass {
        let (inputs, outputs) = (paddedToVector(inputs), paddedToVector(outputs))
        let (parameters, transposed) = (parameters, transposed)
        return Pass(.gradientReduction, units: shape.inputBlocks) { block, _ in
            WeightPanels.transpose(
                parameters, inputs: inputs, outputs: outputs, inputBlock: block, into: transposed)
        }
    }

    /// Renews `weights` where they are not the parameters themselves.
    var roundings: [Pass] {
        guard case .bfloat16(let rounded) = weights else { return [] }
        let (inputs, parameters) = (paddedToVector(inputs), parameters)
        return [
            Pass(.gradientReduction, units: shape.outputBlocks) { block, _ in
                WeightPanels.round(parameters, inputs: inputs, outputBlock: block, into: rounded)
            }
        ]
    }
}
