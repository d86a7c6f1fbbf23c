import Kernels

/// The 1 × 1 convolution that narrows a block's gated activations; batch norm follows, and is applied where
/// the next block's input is made.
struct Projection {
    /// Number of the block in the network, which picks its stochastic-depth factors.
    let blockIndex: Int
    private let convolution: PointwiseConvolution
    private let layer: NormLayer
    private let activations: BlockedTensor
    private let activationNorm: BatchNorm
    private let gate: BlockedTensor
    private let pixelsPerImage: Int
    /// The raw convolution's output; the backward pass leaves its gradient here.
    let output: BlockedTensor

    init(
        _ name: String, block: BlockSpecification, blockIndex: Int, depthwise: DepthwiseConvolution,
        gate: BlockedTensor, _ builder: LayerBuilder
    ) {
        self.blockIndex = blockIndex
        convolution = builder.pointwise(
            name + ".0", inputs: block.expandedChannels, outputs: block.outputChannels)
        layer = builder.norm(name + ".1", channels: block.outputChannels)
        activations = depthwise.output
        activationNorm = depthwise.norm
        self.gate = gate
        pixelsPerImage = depthwise.shape.outputPixels
        output = builder.tensor(
            .projected, channels: block.outputChannels, size: depthwise.shape.outputSize)
    }

    var norm: BatchNorm { layer.norm }
    var transposition: Pass { convolution.transposition }

    private func tiles(images: Int) -> PixelTiles {
        PixelTiles(pixels: images * pixelsPerImage, channels: convolution.inputs)
    }

    func addNeeds(to needs: inout StepMemoryNeeds, batchSize: Int) {
        let tiles = tiles(images: batchSize)
        needs.partialCount = max(needs.partialCount, 2 * layer.channels * max(tiles.count, batchSize))
        needs.laneCount = max(needs.laneCount, convolution.laneCount(pixels: tiles.pixels))
        needs.gatedCount = max(
            needs.gatedCount, StepMemoryNeeds.tensor(channels: convolution.inputs, pixels: tiles.pixels))
        needs.blockCount = max(
            needs.blockCount, StepMemoryNeeds.tensor(channels: convolution.outputs, pixels: tiles.pixels))
    }

    /// gated = SiLU(batch norm(depthwise)) · gate for a range of the batch's pixels.
    private func makeGated(_ gated: BlockedTensor, _ pixels: Range<Int>) {
        for block in 0..<activations.blocks {
            ImageSegment.forEach(in: pixels, pixelsPerImage: pixelsPerImage) { segment in
                ActivatedPooling.gate(
                    activationNorm, block: block,
                    input: activations.at(block: block, pixel: segment.start), rows: segment.count,
                    gate: gate.at(block: block, pixel: segment.image),
                    into: gated.at(block: block, pixel: segment.start))
            }
        }
    }

    func forward(_ memory: StepMemory, images: Int, isTraining: Bool) -> [Pass] {
        let layer = self
        let tiles = tiles(images: images)
        let partial = self.layer.partials(memory, pixelsPerSlot: tiles.rows, pixels: tiles.pixels)
        let gated = memory.gated.reshaped(like: activations)
        let passes = convolution.forwardPasses(
            .projectForward, input: gated, output: output, tiles: tiles,
            prepare: { layer.makeGated(gated, $0) },
            finish: { tile, blocks in
                guard isTraining else { return }
                let pixels = tiles.range(tile)
                BatchNorm.tileStatistics(
                    layer.output.from(pixel: pixels.lowerBound), blocks: blocks, rows: pixels.count,
                    into: partial, slot: tile)
            })
        return passes + [self.layer.finishForward(partial, isTraining: isTraining)]
    }

    /// From the gradient with respect to the block's output to the weights' gradient and to
    /// `memory.gatedGradient`.
    func backward(
        _ context: StepContext, _ memory: StepMemory, outputGradient: BlockedTensor, images: Int
    ) -> [Pass] {
        let layer = self
        let gated = memory.gated.reshaped(like: activations)
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
        let products = convolution.backwardPasses(
            .projectBackward, input: gated, outputGradient: output,
            inputGradient: memory.gatedGradient.reshaped(like: activations), tiles: tiles(images: images),
            memory: memory,
            prepare: { pixels in
                layer.makeGated(gated, pixels)
                layer.applyNormGradient(outputGradient, pixels, context)
            },
            finish: { _, _ in })
        return sums + products
    }

    /// Replaces the raw output by the gradient with respect to it.
    private func applyNormGradient(
        _ outputGradient: BlockedTensor, _ pixels: Range<Int>, _ context: StepContext
    ) {
        for block in 0..<output.blocks {
            ImageSegment.forEach(in: pixels, pixelsPerImage: pixelsPerImage) { segment in
                let place = output.at(block: block, pixel: segment.start)
                norm.inputGradient(
                    block: block, input: place,
                    gradient: outputGradient.at(block: block, pixel: segment.start), rows: segment.count,
                    factor: context.branchFactor(block: blockIndex, image: segment.image), into: place)
            }
        }
    }
}
