import Kernels

/// The 1 × 1 convolution that widens a block's input, and the one before the classifier; batch norm and SiLU
/// follow, and are applied by whoever reads the output.
struct Expansion {
    private let convolution: PointwiseConvolution
    private let layer: NormLayer
    private let input: BlockInput
    private let kinds: (forward: OperationKind, backward: OperationKind)
    /// The raw convolution's output.
    let output: BlockedTensor

    init(
        _ name: String, input: BlockInput, inputs: Int, outputs: Int, isHead: Bool, _ builder: LayerBuilder
    ) {
        self.input = input
        convolution = builder.pointwise(name + ".0", inputs: inputs, outputs: outputs)
        layer = builder.norm(name + ".1", channels: outputs)
        output = builder.tensor(.expanded, channels: outputs, size: input.size)
        kinds = isHead ? (.head, .head) : (.expandForward, .expandBackward)
    }

    var norm: BatchNorm { layer.norm }
    var transposition: Pass { convolution.transposition }
    private var pixelsPerImage: Int { input.size * input.size }

    private func tiles(images: Int) -> PixelTiles {
        PixelTiles(pixels: images * pixelsPerImage, channels: convolution.outputs)
    }

    func addNeeds(to needs: inout StepMemoryNeeds, batchSize: Int) {
        let tiles = tiles(images: batchSize)
        needs.partialCount = max(needs.partialCount, 2 * layer.channels * max(tiles.count, batchSize))
        needs.laneCount = max(needs.laneCount, convolution.laneCount(pixels: tiles.pixels))
        needs.expandedCount = max(
            needs.expandedCount,
            StepMemoryNeeds.tensor(channels: convolution.outputs, pixels: tiles.pixels))
    }

    func forward(_ context: StepContext, _ memory: StepMemory, images: Int, isTraining: Bool) -> [Pass] {
        let (input, output) = (input, output)
        let tiles = tiles(images: images)
        let partial = layer.partials(memory, pixelsPerSlot: tiles.rows, pixels: tiles.pixels)
        let passes = convolution.forwardPasses(
            kinds.forward, input: input.values, output: output, tiles: tiles,
            prepare: { input.make($0, context) },
            finish: { tile, blocks in
                guard isTraining else { return }
                let pixels = tiles.range(tile)
                BatchNorm.tileStatistics(
                    output.from(pixel: pixels.lowerBound), blocks: blocks, rows: pixels.count,
                    into: partial, slot: tile)
            })
        return passes + [layer.finishForward(partial, isTraining: isTraining)]
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

    /// Partial sums for a depthwise backward pass that fills them itself.
    func imagePartials(_ memory: StepMemory, images: Int) -> PartialSums {
        layer.partials(memory, pixelsPerSlot: pixelsPerImage, pixels: images * pixelsPerImage)
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
        let gradient = memory.expandedGradient.reshaped(like: output)
        return convolution.backwardPasses(
            kinds.backward, input: input.values, outputGradient: gradient, inputGradient: inputGradient,
            tiles: tiles, memory: memory,
            prepare: { pixels in
                for block in 0..<output.blocks {
                    let place = gradient.at(block: block, pixel: pixels.lowerBound)
                    norm.inputGradient(
                        block: block, input: output.at(block: block, pixel: pixels.lowerBound),
                        gradient: place, rows: pixels.count, factor: 1, into: place)
                }
            },
            finish: { tile, blocks in
                guard let residual else { return }
                let pixels = tiles.range(tile)
                DenseLayer.add(
                    residual.from(pixel: pixels.lowerBound),
                    to: inputGradient.from(pixel: pixels.lowerBound), blocks: blocks, rows: pixels.count)
            })
    }
}
