import Kernels

/// The first convolution: 3 × 3, stride 2, from the images' three colours; batch norm follows.
struct Stem {
    private let weights: PointwiseConvolution
    let layer: NormLayer
    private let imageSize: Int
    private let padding: PaddingRule
    let outputSize: Int
    /// The raw convolution's output.
    let output: BlockedTensor

    init(_ model: ModelSpecification, imageSize: Int, _ builder: LayerBuilder) {
        self.imageSize = imageSize
        padding = model.padding
        outputSize = (imageSize + 1) / 2
        // A patch's 27 values count as input channels.
        weights = builder.pointwise(
            "features.0.0", inputs: StemPatches.channels, outputs: model.stemChannels,
            precision: builder.precision, isTurned: false)
        layer = builder.norm("features.0.1", channels: model.stemChannels)
        output = builder.tensor(.stem, channels: model.stemChannels, size: outputSize)
    }

    var norm: BatchNorm { layer.norm }

    private func tiles(images: Int) -> PixelTiles {
        PixelTiles(
            pixels: images * outputSize * outputSize, channels: 4 * weights.outputs,
            precision: output.precision)
    }

    func addNeeds(to needs: inout StepMemoryNeeds, batchSize: Int) {
        let tiles = tiles(images: batchSize)
        needs.partialCount = max(
            needs.partialCount, 2 * layer.channels * PixelTiles.most(upTo: batchSize, self.tiles))
        needs.laneCount = max(
            needs.laneCount, StemPatches.paddedChannels * layer.channels * SummationOrder.mostLanes)
        needs.scratchCount = max(
            needs.scratchCount,
            patchFloats(tiles)
                + BlockedTensor.floats(
                    channels: layer.channels, pixels: tiles.capacity, precision: output.precision))
    }

    var roundings: [Pass] { weights.roundings }

    private func patchFloats(_ tiles: PixelTiles) -> Int {
        BlockedTensor.floats(
            channels: StemPatches.paddedChannels, pixels: tiles.capacity, precision: output.precision)
    }

    private func patches(_ memory: StepMemory, worker: Int, rows: Int) -> BlockedTensor {
        memory.scratchTile(
            of: worker, blocks: StemPatches.paddedChannels / vectorWidth, rows: rows,
            precision: output.precision)
    }

    func forward(_ context: StepContext, _ memory: StepMemory, images: Int, isTraining: Bool) -> [Pass] {
        let stem = self
        let tiles = tiles(images: images)
        let partial = layer.partials(memory, pixelsPerSlot: tiles.rows, pixels: tiles.pixels)
        let convolve = Pass(.stem, units: tiles.count) { tile, worker in
            let pixels = tiles.range(tile)
            let patches = stem.patches(memory, worker: worker, rows: tiles.rows)
            StemPatches.gather(
                images: context.images, imageSize: stem.imageSize, padding: stem.padding, pixels: pixels,
                into: patches)
            stem.weights.forward(
                patches, into: stem.output.from(pixel: pixels.lowerBound),
                blocks: 0..<stem.weights.shape.outputBlocks, rows: pixels.count,
                streams: memory.overflows(stem.output, pixels: tiles.pixels),
                statistics: isTraining ? (partial, slot: tile) : nil)
        }
        return output.fence + (isTraining ? [convolve, layer.finishForward(partial)] : [convolve])
    }

    /// Passes that fill the batch norm's backward sums, image by image, and finish them.
    func normGradientPasses(
        _ memory: StepMemory, images: Int,
        body:
            @escaping (
                _ block: Int, _ image: Int, UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>
            ) -> Void
    ) -> [Pass] {
        layer.imagePasses(
            .stemBackward, memory, images: images, pixelsPerImage: outputSize * outputSize, body: body)
    }

    /// Partial sums for a depthwise backward pass that fills them itself, a slot a group.
    func groupPartials(_ memory: StepMemory, _ groups: ImageGroups, images: Int) -> PartialSums {
        layer.partials(
            memory, pixelsPerSlot: groups.imagesPerGroup * outputSize * outputSize,
            pixels: images * outputSize * outputSize)
    }

    func finishBackward(_ partial: PartialSums) -> Pass { layer.finishBackward(partial) }

    /// The gradient with respect to the normalised output is in `gradient`, its batch-norm sums are finished;
    /// only the weights' gradient is left.
    func backward(
        _ context: StepContext, _ memory: StepMemory, gradient: BlockedTensor, images: Int
    ) -> [Pass] {
        let stem = self
        let tiles = tiles(images: images)
        let lanes = min(SummationOrder.mostLanes, tiles.count)
        let count = StemPatches.paddedChannels * layer.channels
        let work = Pass(.stemBackward, units: lanes) { lane, worker in
            let range = tiles.run(lane, of: lanes)
            for tile in range {
                let pixels = tiles.range(tile)
                let patches = stem.patches(memory, worker: worker, rows: tiles.rows)
                StemPatches.gather(
                    images: context.images, imageSize: stem.imageSize, padding: stem.padding, pixels: pixels,
                    into: patches)
                let operand = memory.scratchTile(
                    of: worker, offset: stem.patchFloats(tiles), blocks: stem.layer.blocks, rows: tiles.rows,
                    precision: stem.output.precision)
                stem.applyNormGradient(gradient, pixels, into: operand)
                stem.weights.weightGradient(
                    input: PixelGroups.grouped(patches, rows: pixels.count, in: patches),
                    outputGradient: operand, outputBlocks: 0..<stem.weights.shape.outputBlocks,
                    rows: pixels.count, into: memory.lanes.part(lane * count, count: count).start,
                    accumulate: tile > range.lowerBound)
            }
        }
        return [
            work,
            LaneReduction.pass(
                memory.lanes.part(0, count: lanes * count).start, lanes: lanes, count: count,
                into: weights.gradient),
        ]
    }

    private func applyNormGradient(
        _ gradient: BlockedTensor, _ pixels: Range<Int>, into target: BlockedTensor
    ) {
        for block in 0..<layer.blocks {
            norm.inputGradient(
                block: block, input: output.stored(block: block, pixel: pixels.lowerBound),
                gradient: gradient.stored(block: block, pixel: pixels.lowerBound), rows: pixels.count,
                factor: 1, into: target.stored(block: block, pixel: 0))
        }
    }
}
