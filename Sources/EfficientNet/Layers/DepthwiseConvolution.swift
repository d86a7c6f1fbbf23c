import Kernels

/// The depthwise convolution of a block; batch norm and SiLU follow, and are applied by whoever reads the
/// output.
struct DepthwiseConvolution {
    let shape: DepthwiseShape
    private let source: DepthwiseInput
    private let input: BlockedTensor
    let layer: NormLayer
    private let weights: ParameterPointers
    private let flippedWeights: UnsafeMutablePointer<Float>
    /// The raw convolution's output.
    let output: BlockedTensor

    init(
        _ name: String, block: BlockSpecification, source: DepthwiseInput, input: BlockedTensor,
        inputSize: Int, _ builder: LayerBuilder
    ) {
        shape = DepthwiseShape(
            kernel: block.kernel, stride: block.stride, inputSize: inputSize,
            padding: builder.model.padding)
        self.source = source
        self.input = input
        weights = builder.store.pointers(name + ".0.weight")
        layer = builder.norm(name + ".1", channels: block.expandedChannels)
        flippedWeights = builder.arena.take(layer.channels * block.kernel * block.kernel)
        output = builder.tensor(
            .depthwise, channels: block.expandedChannels, size: shape.outputSize)
    }

    /// How a batch is dealt out in both directions.
    func groups(images: Int) -> ImageGroups {
        ImageGroups(images: images, pixelsPerImage: shape.inputPixels, blocks: layer.blocks)
    }

    /// How the output's pixels are cut where the projection reads them.
    func outputTiles(images: Int) -> PixelTiles {
        PixelTiles(
            pixels: images * shape.outputPixels, channels: layer.channels, precision: output.precision)
    }

    /// Input pixels of the largest group that any batch is dealt out in.
    var mostPixelsOfGroup: Int { ImageGroups.mostPixels(pixelsPerImage: shape.inputPixels) }

    var norm: BatchNorm { layer.norm }
    var blocks: Int { layer.blocks }
    private var taps: Int { shape.kernel * shape.kernel }

    func addNeeds(to needs: inout StepMemoryNeeds, batchSize: Int) {
        needs.partialCount = max(
            needs.partialCount, 2 * layer.channels * batchSize,
            min(blocks * batchSize, Self.mostCutUnits) * shape.outputSize * vectorWidth)
        needs.depthwiseLaneCount = max(
            needs.depthwiseLaneCount, layer.channels * taps * groups(images: batchSize).count)
        needs.scratchCount = max(needs.scratchCount, ExpandedDepthwise.scratchCount(self))
        // The gradient of an activated input has the input's shape.
        needs.expandedCount = max(
            needs.expandedCount,
            BlockedTensor.floats(
                channels: layer.channels, pixels: batchSize * shape.inputPixels, precision: input.precision))
    }

    /// The raw output, and the batch norm's coefficients from the batch's statistics.
    func forward(_ memory: StepMemory, images: Int) -> [Pass] {
        let partial = partials(memory, images: images)
        return output.fence + [rawConvolution(memory, partial, images: images), layer.finishForward(partial)]
    }

    /// Computes the raw output once more, after its memory has served other blocks. The batch norm keeps what
    /// the forward pass found.
    func recompute(_ memory: StepMemory, images: Int) -> [Pass] {
        output.fence + [rawConvolution(memory, partials(memory, images: images), images: images)]
    }

    private func partials(_ memory: StepMemory, images: Int) -> PartialSums {
        layer.partials(
            memory, pixelsPerSlot: groups(images: images).imagesPerGroup * shape.outputPixels,
            pixels: images * shape.outputPixels)
    }

    private func rawConvolution(_ memory: StepMemory, _ partial: PartialSums, images: Int) -> Pass {
        convolution(memory, images: images) { block, group, _ in
            let channel = block * vectorWidth
            return .raw(
                mean: partial.first(slot: group, channel: channel),
                deviations: partial.second(slot: group, channel: channel))
        }
    }

    /// The output normalised by the running statistics and activated, which spares whoever reads it the same.
    ///
    /// - Parameter means: receives the mean over each image's pixels, if there is a gate that reads it.
    func infer(_ memory: StepMemory, means: BlockedTensor?, images: Int) -> [Pass] {
        let bands = RowBands(
            rows: shape.outputSize, halo: shape.kernel - 1, units: blocks * images, workers: memory.workers)
        if bands.count > 1, blocks * images <= Self.mostCutUnits {
            return output.fence + bandPasses(memory, bands, means: means, images: images)
        }
        let norm = norm
        return output.fence + [
            convolution(memory, images: images) { block, _, image in
                .activated(norm, means: means?.at(block: block, pixel: image))
            }
        ]
    }

    /// The same, bands of rows apart: each leaves the sums over its rows, which are added in order afterwards.
    private func bandPasses(
        _ memory: StepMemory, _ bands: RowBands, means: BlockedTensor?, images: Int
    ) -> [Pass] {
        let layer = self
        let streams = memory.overflows(output, pixels: images * shape.outputPixels)
        func sums(_ image: Int, _ block: Int) -> UnsafeMutablePointer<Float> {
            let count = layer.shape.outputSize * vectorWidth
            return memory.partials.part((image * layer.blocks + block) * count, count: count).start
        }
        let work = Pass(.depthwiseForward, units: images * blocks * bands.count) { unit, worker in
            let (place, band) = (unit / bands.count, bands.range(unit % bands.count))
            let (image, block) = (place / layer.blocks, place % layer.blocks)
            layer.convolve(
                layer.input.stored(block: block, pixel: image * layer.shape.inputPixels), block: block,
                images: image..<(image + 1), streams: streams,
                .activatedRows(layer.norm, band, sums: means == nil ? nil : sums(image, block)),
                scratch: layer.scratch(memory, worker))
        }
        guard let means else { return [work] }
        let addition = Pass(.depthwiseForward, units: images * blocks) { place, _ in
            let (image, block) = (place / layer.blocks, place % layer.blocks)
            Depthwise.mean(
                layer.shape, ofRows: sums(image, block), into: means.at(block: block, pixel: image))
        }
        return [work, addition]
    }

    /// Blocks of channels of images that may be cut into bands; more keep all but very many workers busy.
    private static let mostCutUnits = 64

    /// The same for one block of some images, whose raw expansion lies at `expanded`.
    func infer(
        _ expanded: StoredPointer, block: Int, images: Range<Int>, _ memory: StepMemory,
        means: BlockedTensor?, worker: Int
    ) {
        convolve(
            expanded, block: block, images: images, streams: false,
            .activated(norm, means: means?.at(block: block, pixel: images.lowerBound)),
            scratch: scratch(memory, worker))
    }

    /// One block of some images, the first of which begins at `input`.
    private func convolve(
        _ input: StoredPointer, block: Int, images: Range<Int>, streams: Bool, _ result: DepthwiseResult,
        scratch: UnsafeMutablePointer<Float>
    ) {
        Depthwise.forward(
            shape, source, block: block, images: images.count, input: input,
            weights: weights.values + block * taps * vectorWidth,
            output: output.stored(block: block, pixel: images.lowerBound * shape.outputPixels),
            streams: streams, result: result, scratch: scratch)
    }

    /// - Parameter result: what to leave of a block of a group of images, whose first image is `image`.
    private func convolution(
        _ memory: StepMemory, images: Int,
        _ result: @escaping (_ block: Int, _ group: Int, _ image: Int) -> DepthwiseResult
    ) -> Pass {
        let layer = self
        let groups = groups(images: images)
        let streams = memory.overflows(output, pixels: images * shape.outputPixels)
        return Pass(.depthwiseForward, units: groups.units) { unit, worker in
            let (block, group) = groups.place(of: unit)
            let range = groups.range(group)
            layer.convolve(
                layer.input.stored(block: block, pixel: range.lowerBound * layer.shape.inputPixels),
                block: block, images: range, streams: streams, result(block, group, range.lowerBound),
                scratch: layer.scratch(memory, worker))
        }
    }

    /// Renews the turned kernels that the backward pass convolves with.
    var transposition: Pass {
        let (weights, flipped, taps, blocks) = (weights.values, flippedWeights, taps, layer.blocks)
        return Pass(.gradientReduction, units: 1) { _, _ in
            WeightPanels.turn(weights, taps: taps, blocks: blocks, into: flipped)
        }
    }

    /// Where the gradient goes: through SiLU into `memory.expandedGradient` with sums for the batch norm
    /// before, or straight to the block's input.
    enum Target {
        case activated(PartialSums)
        case plain(BlockedTensor, residual: BlockedTensor?)
    }

    /// Both gradients from `memory.gatedGradient`, the gate and the pooled mean's gradient; the batch norm's
    /// backward sums are finished.
    func backward(
        _ memory: StepMemory, gate: BlockedTensor, pooledGradient: BlockedTensor, target: Target, images: Int
    ) -> [Pass] {
        let layer = self
        let (shape, taps) = (shape, taps)
        let upstream = memory.gatedGradient.reshaped(like: output)
        let groups = groups(images: images)
        let work = Pass(.depthwiseBackward, units: groups.units) { unit, worker in
            let (block, group) = groups.place(of: unit)
            let range = groups.range(group)
            let image = range.lowerBound
            let outputPixel = image * shape.outputPixels
            let gradient = DepthwiseOutputGradient(
                upstream: upstream.stored(block: block, pixel: outputPixel),
                output: layer.output.stored(block: block, pixel: outputPixel), norm: layer.norm,
                gate: gate.at(block: block, pixel: image),
                pooled: pooledGradient.at(block: block, pixel: image))
            let place = block * taps * vectorWidth
            Depthwise.backward(
                shape, layer.source, block: block, images: range.count,
                input: layer.input.stored(block: block, pixel: image * shape.inputPixels), gradient: gradient,
                weights: layer.weights.values + place, flippedWeights: layer.flippedWeights + place,
                targets: layer.targets(
                    target, memory, block: block, group: group, groups: groups, images: images),
                scratch: layer.scratch(memory, worker))
        }
        let count = self.layer.channels * taps
        return fence(target, memory) + [
            work,
            LaneReduction.pass(
                memory.depthwiseLanes.part(0, count: groups.count * count).start, lanes: groups.count,
                count: count, into: weights.gradient),
        ]
    }

    private func fence(_ target: Target, _ memory: StepMemory) -> [Pass] {
        guard case .activated = target else { return [] }
        return memory.expandedGradient.reshaped(like: input).fence
    }

    private func scratch(_ memory: StepMemory, _ worker: Int) -> UnsafeMutablePointer<Float> {
        memory.scratch(of: worker, count: shape.scratchCount)
    }

    private func targets(
        _ target: Target, _ memory: StepMemory, block: Int, group: Int, groups: ImageGroups, images: Int
    ) -> DepthwiseGradientTargets {
        let count = vectorWidth * taps
        let weights = memory.depthwiseLanes.part((group * layer.blocks + block) * count, count: count).start
        let pixel = groups.range(group).lowerBound * shape.inputPixels
        let streams = memory.overflows(input, pixels: images * shape.inputPixels)
        return DepthwiseGradientTargets(
            input: inputTarget(target, memory, block: block, group: group, pixel: pixel), streams: streams,
            weights: weights)
    }

    private func inputTarget(
        _ target: Target, _ memory: StepMemory, block: Int, group: Int, pixel: Int
    ) -> DepthwiseGradientTargets.Input {
        switch target {
        case .activated(let partial):
            let channel = block * vectorWidth
            return .activated(
                memory.expandedGradient.reshaped(like: input).stored(block: block, pixel: pixel),
                first: partial.first(slot: group, channel: channel),
                second: partial.second(slot: group, channel: channel))
        case .plain(let gradient, let residual):
            return .plain(
                gradient.at(block: block, pixel: pixel),
                residual: residual.map { UnsafePointer($0.at(block: block, pixel: pixel)) })
        }
    }
}
