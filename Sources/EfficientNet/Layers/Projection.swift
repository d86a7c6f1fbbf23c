import Kernels

/// The 1 × 1 convolution that narrows a block's gated activations; batch norm follows, and is applied where
/// the next block's input is made.
struct Projection {
    /// Number of the block in the network, which picks its stochastic-depth factors.
    let blockIndex: Int
    private let convolution: PointwiseConvolution
    let layer: NormLayer
    private let depthwise: DepthwiseConvolution
    private let gate: BlockedTensor
    private let pixelsPerImage: Int
    /// The raw convolution's output, always float32.
    let output: BlockedTensor

    init(
        _ names: BlockNames, block: BlockSpecification, blockIndex: Int, depthwise: DepthwiseConvolution,
        gate: BlockedTensor, _ builder: LayerBuilder
    ) {
        self.blockIndex = blockIndex
        convolution = builder.pointwise(
            names.projectWeight, inputs: block.expandedChannels, outputs: block.outputChannels,
            precision: builder.precision, isHalved: true)
        layer = builder.norm(names.projectNorm, channels: block.outputChannels)
        self.depthwise = depthwise
        self.gate = gate
        pixelsPerImage = depthwise.shape.outputPixels
        output = builder.tensor(
            .projected, channels: block.outputChannels, size: depthwise.shape.outputSize)
    }

    var norm: BatchNorm { layer.norm }
    var transposition: Pass { convolution.transposition }
    var roundings: [Pass] { convolution.roundings }

    private var activations: BlockedTensor { depthwise.output }

    private func tiles(images: Int) -> PixelTiles { depthwise.outputTiles(images: images) }

    func addNeeds(to needs: inout StepMemoryNeeds, batchSize: Int) {
        let tiles = tiles(images: batchSize)
        let slots = max(batchSize, PixelTiles.most(upTo: batchSize, self.tiles))
        needs.partialCount = max(needs.partialCount, 2 * layer.channels * slots)
        needs.laneCount = max(
            needs.laneCount, SummationOrder.laneFloats(convolution.shape, pixels: tiles.pixels))
        needs.scratchCount = max(needs.scratchCount, convolution.scratchCount(tiles))
        needs.secondSumCount = max(
            needs.secondSumCount, convolution.secondSumCount(upTo: batchSize, self.tiles))
        needs.gatedCount = max(needs.gatedCount, gatedCount(upTo: batchSize))
        needs.gatedGradientCount = max(
            needs.gatedGradientCount,
            BlockedTensor.floats(
                channels: convolution.inputs, pixels: tiles.pixels, precision: activations.precision))
        needs.expandedCount = max(
            needs.expandedCount,
            BlockedTensor.floats(
                channels: convolution.outputs, pixels: tiles.pixels, precision: activations.precision))
        needs.blockCount = max(
            needs.blockCount,
            BlockedTensor.floats(
                channels: convolution.outputs, pixels: tiles.pixels, precision: output.precision))
    }

    /// Floats of the largest operand that a batch of up to so many images is multiplied from as a whole. Large
    /// batches are not.
    private func gatedCount(upTo batchSize: Int) -> Int {
        let images = (1...batchSize).last { convolution.needsWholeOperands(tiles(images: $0)) } ?? 0
        return BlockedTensor.floats(
            channels: convolution.inputs, pixels: images * pixelsPerImage, precision: activations.precision)
    }

    /// φ(batch norm(depthwise)) · gate, φ the activation.
    ///
    /// - Parameter isActivated: whether the depthwise convolution left φ(batch norm(·)) itself, as in inference.
    private func gated(_ memory: StepMemory, images: Int, isActivated: Bool = false) -> MadeOperand {
        let layer = self
        let norm = isActivated ? nil : depthwise.norm
        let make: OperandMaker = { pixels, blocks, target in
            for block in blocks {
                ImageSegment.forEach(in: pixels, pixelsPerImage: layer.pixelsPerImage) { segment in
                    let input = layer.activations.stored(block: block, pixel: segment.start)
                    let gate = layer.gate.at(block: block, pixel: segment.image)
                    let output = target.stored(block: block, pixel: segment.start - pixels.lowerBound)
                    if let norm {
                        ActivatedPooling.gate(
                            norm, block: block, input: input, rows: segment.count, gate: gate, into: output)
                    } else {
                        ActivatedPooling.gate(
                            activations: input, rows: segment.count, gate: gate, into: output)
                    }
                }
            }
        }
        guard convolution.needsWholeOperands(tiles(images: images)) else {
            return MadeOperand(blocks: convolution.shape.inputBlocks, from: [activations], make: make)
        }
        let values = memory.gated.reshaped(
            channels: convolution.inputs, pixels: images * pixelsPerImage, precision: activations.precision)
        return MadeOperand(values: values, isKept: false, from: [activations], make: make)
    }

    /// The raw output, and the batch norm's coefficients from the batch's statistics.
    func forward(_ memory: StepMemory, images: Int) -> [Pass] {
        let tiles = tiles(images: images)
        let partial = layer.partials(memory, pixelsPerSlot: tiles.rows, pixels: tiles.pixels)
        let input = gated(memory, images: images)
        let plan = convolution.forwardPlan(tiles, isInputKept: input.isKept, workers: memory.workers)
        let passes = convolution.forwardPasses(
            .projectForward, plan, input: input, output: output, memory: memory, statistics: partial)
        return input.fence + output.fence + passes + [layer.finishForward(partial)]
    }

    /// From activations as inference leaves them to the next block's input.
    func infer(_ context: StepContext, _ memory: StepMemory, next: BlockInput, images: Int) -> [Pass] {
        let input = gated(memory, images: images, isActivated: true)
        let plan = convolution.forwardPlan(
            tiles(images: images), isInputKept: input.isKept, cutsTiles: true, workers: memory.workers)
        return input.fence + output.fence + next.values.fence
            + convolution.forwardPasses(
                .projectForward, plan, input: input, output: output, memory: memory, statistics: nil
            ) { pixels, blocks in next.make(pixels, blocks, context) }
    }

    /// Computes the raw output once more, after its memory has served other blocks.
    func recompute(_ memory: StepMemory, images: Int) -> [Pass] {
        let input = gated(memory, images: images)
        let plan = convolution.forwardPlan(
            tiles(images: images), isInputKept: input.isKept, workers: memory.workers)
        return input.fence + output.fence
            + convolution.forwardPasses(
                .projectForward, plan, input: input, output: output, memory: memory, statistics: nil)
    }

    /// From the gradient with respect to the block's output to the weights' gradient, to `memory.gatedGradient` and
    /// to the parts of the gate's sums.
    func backward(
        _ context: StepContext, _ memory: StepMemory, outputGradient: BlockedTensor, images: Int
    ) -> [Pass] {
        let layer = self
        let sums = self.layer.imagePasses(
            .projectBackward, memory, images: images, pixelsPerImage: pixelsPerImage
        ) { block, image, first, second in
            let pixel = image * layer.pixelsPerImage
            layer.norm.gradientSums(
                block: block, input: layer.output.at(block: block, pixel: pixel),
                gradient: outputGradient.at(block: block, pixel: pixel), rows: layer.pixelsPerImage,
                factor: context.branchFactor(block: layer.blockIndex, image: image), first: first,
                second: second)
        }
        let gateSums = GateGradientSums(depthwise, memory, images: images)
        let input = gated(memory, images: images)
        let gradient = normGradient(outputGradient, context, memory)
        let inputGradient = memory.gatedGradient.reshaped(like: activations)
        let plan = convolution.backwardPlan(tiles(images: images), workers: memory.workers)
        let products = convolution.backwardPasses(
            .projectBackward, plan, input: input, outputGradient: gradient, inputGradient: inputGradient,
            memory: memory, finish: gateSums.gather)
        let fences = input.fence + gradient.fence + inputGradient.fence + gateSums.fences
        return fences + sums + products
    }

    /// The gradient with respect to the raw output; as a whole it lies where the gradient of the expansion
    /// will be later.
    private func normGradient(
        _ outputGradient: BlockedTensor, _ context: StepContext, _ memory: StepMemory
    ) -> MadeOperand {
        let layer = self
        let values = memory.expandedGradient.reshaped(
            channels: convolution.outputs, pixels: context.batchSize * pixelsPerImage,
            precision: activations.precision)
        return MadeOperand(values: values, isKept: false) { pixels, blocks, target in
            for block in blocks {
                ImageSegment.forEach(in: pixels, pixelsPerImage: layer.pixelsPerImage) { segment in
                    layer.norm.inputGradient(
                        block: block, input: layer.output.stored(block: block, pixel: segment.start),
                        gradient: outputGradient.stored(block: block, pixel: segment.start),
                        rows: segment.count,
                        factor: context.branchFactor(block: layer.blockIndex, image: segment.image),
                        into: target.stored(block: block, pixel: segment.start - pixels.lowerBound))
                }
            }
        }
    }
}
