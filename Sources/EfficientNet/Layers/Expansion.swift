import Kernels

/// The 1 × 1 convolution that widens a block's input, and the one before the classifier; batch norm and SiLU
/// follow, and are applied by whoever reads the output.
struct Expansion {
    private let convolution: PointwiseConvolution
    let layer: NormLayer
    let input: BlockInput
    private let kinds: (forward: OperationKind, backward: OperationKind)
    /// The raw convolution's output.
    let output: BlockedTensor

    init(
        _ name: String, input: BlockInput, inputs: Int, outputs: Int, isHead: Bool, _ builder: LayerBuilder
    ) {
        self.input = input
        convolution = builder.pointwise(
            name + ".0", inputs: inputs, outputs: outputs, precision: builder.precision)
        layer = builder.norm(name + ".1", channels: outputs)
        output = builder.tensor(.expanded, channels: outputs, size: input.size)
        kinds = isHead ? (.head, .head) : (.expandForward, .expandBackward)
    }

    var norm: BatchNorm { layer.norm }
    var transposition: Pass { convolution.transposition }
    var roundings: [Pass] { convolution.roundings }
    private var pixelsPerImage: Int { input.size * input.size }

    private func tiles(images: Int) -> PixelTiles {
        PixelTiles(
            pixels: images * pixelsPerImage, channels: convolution.outputs, precision: output.precision)
    }

    func addNeeds(to needs: inout StepMemoryNeeds, batchSize: Int) {
        let tiles = tiles(images: batchSize)
        let slots = max(batchSize, PixelTiles.most(upTo: batchSize, self.tiles))
        needs.partialCount = max(needs.partialCount, 2 * layer.channels * slots)
        needs.laneCount = max(
            needs.laneCount, SummationOrder.laneFloats(convolution.shape, pixels: tiles.pixels))
        needs.scratchCount = max(needs.scratchCount, convolution.scratchCount(tiles))
        needs.expandedCount = max(
            needs.expandedCount,
            BlockedTensor.floats(
                channels: convolution.outputs, pixels: tiles.pixels, precision: output.precision))
    }

    func forward(_ context: StepContext, _ memory: StepMemory, images: Int, isTraining: Bool) -> [Pass] {
        let input = input
        let tiles = tiles(images: images)
        let partial = layer.partials(memory, pixelsPerSlot: tiles.rows, pixels: tiles.pixels)
        let operand =
            input.isMadeBefore(isTraining: isTraining)
            ? MadeOperand(values: input.values)
            : MadeOperand(values: input.values, isKept: true) { pixels, blocks, _ in
                input.make(pixels, blocks, context)
            }
        let plan = convolution.forwardPlan(tiles, isInputKept: operand.isKept, workers: memory.workers)
        let passes = convolution.forwardPasses(
            kinds.forward, plan, input: operand, output: output, memory: memory,
            statistics: isTraining ? partial : nil)
        let fences = operand.fence + output.fence
        return fences + (isTraining ? passes + [layer.finishForward(partial)] : passes)
    }

    /// Whether an output has the same bits whatever else is multiplied with it.
    var isExactInAnyGrouping: Bool { convolution.backend == .own }

    /// The raw output of some blocks for some whole images, at another place than in `output`.
    ///
    /// - Parameter next: the blocks whose weights are read after these.
    func multiply(images: Range<Int>, blocks: Range<Int>, into target: BlockedTensor, next: Range<Int>) {
        convolution.forward(
            input.values.from(pixel: images.lowerBound * pixelsPerImage), only: blocks, into: target,
            rows: images.count * pixelsPerImage,
            upcoming: UpcomingBlocks([convolution.forwardPanels(next)]))
    }

    /// Computes the raw output once more from the finished input, after its memory has served other blocks. The
    /// batch norm keeps what the forward pass found.
    func recompute(_ memory: StepMemory, images: Int) -> [Pass] {
        let plan = convolution.forwardPlan(
            tiles(images: images), isInputKept: true, workers: memory.workers)
        return output.fence
            + convolution.forwardPasses(
                kinds.forward, plan, input: MadeOperand(values: input.values), output: output, memory: memory,
                statistics: nil)
    }

    /// Passes over blocks and images whose body leaves the gradient with respect to the normalised output
    /// in `memory.expandedGradient`, and its two sums.
    func normGradientPasses(
        _ kind: OperationKind, _ memory: StepMemory, images: Int,
        body:
            @escaping (
                _ block: Int, _ image: Int, UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>
            ) -> Void
    ) -> [Pass] {
        layer.imagePasses(kind, memory, images: images, pixelsPerImage: pixelsPerImage, body: body)
    }

    /// Partial sums for a depthwise backward pass that fills them itself, a slot a group.
    func groupPartials(_ memory: StepMemory, _ groups: ImageGroups, images: Int) -> PartialSums {
        layer.partials(
            memory, pixelsPerSlot: groups.imagesPerGroup * pixelsPerImage, pixels: images * pixelsPerImage)
    }

    func finishBackward(_ partial: PartialSums) -> Pass { layer.finishBackward(partial) }

    /// From the gradient with respect to the normalised output (in `memory.expandedGradient`, its sums
    /// finished) to the gradients of the weights and of the block's input, with the residual branch's
    /// gradient added.
    func backward(
        _ memory: StepMemory, residual: BlockedTensor?, inputGradient: BlockedTensor, images: Int
    ) -> [Pass] {
        let tiles = tiles(images: images)
        let (norm, output) = (norm, output)
        let normGradient = memory.expandedGradient.reshaped(like: output)
        let gradient = MadeOperand(values: normGradient, isKept: false, from: [output, normGradient]) {
            pixels, blocks, target in
            for block in blocks {
                norm.inputGradient(
                    block: block, input: output.stored(block: block, pixel: pixels.lowerBound),
                    gradient: normGradient.stored(block: block, pixel: pixels.lowerBound),
                    rows: pixels.count, factor: 1, into: target.stored(block: block, pixel: 0))
            }
        }
        return convolution.backwardPasses(
            kinds.backward, convolution.backwardPlan(tiles, workers: memory.workers),
            input: MadeOperand(values: input.values), outputGradient: gradient, inputGradient: inputGradient,
            memory: memory,
            finish: residual.map { residual in
                { pixels, blocks, near in
                    DenseLayer.add(
                        near.blocks(0..<blocks.count),
                        residual.from(pixel: pixels.lowerBound).blocks(blocks),
                        into: inputGradient.from(pixel: pixels.lowerBound).blocks(blocks), rows: pixels.count,
                        streams: memory.overflows(inputGradient, pixels: tiles.pixels))
                }
            })
    }
}
