import Kernels

/// How the input of a block comes from what the layers before it left: normalised, and with the residual
/// branch added.
struct BlockInput {
    enum Source {
        /// φ(batch norm(stem)), φ the activation.
        case stem(Stem)
        /// factor · batch norm(projection), plus the block before's own input where it has a residual.
        case projection(Projection, residual: BlockedTensor?)
    }

    let source: Source
    /// The finished input.
    let values: BlockedTensor
    let size: Int

    private var pixelsPerImage: Int { size * size }

    /// Whether the projection before has made the input: in inference, where its batch norm is known as soon as it
    /// has a tile of its output.
    func isMadeBefore(isTraining: Bool) -> Bool {
        guard case .projection = source else { return false }
        return !isTraining
    }

    /// Makes some blocks of the input of a range of the batch's pixels.
    func make(_ pixels: Range<Int>, _ blocks: Range<Int>, _ context: StepContext) {
        switch source {
        case .stem(let stem):
            for block in blocks {
                NormalizedActivation.forward(
                    stem.norm, block: block,
                    input: stem.output.stored(block: block, pixel: pixels.lowerBound),
                    rows: pixels.count, into: values.stored(block: block, pixel: pixels.lowerBound))
            }
        case .projection(let projection, let residual):
            for block in blocks {
                ImageSegment.forEach(in: pixels, pixelsPerImage: pixelsPerImage) { segment in
                    projection.norm.apply(
                        block: block, input: projection.output.at(block: block, pixel: segment.start),
                        rows: segment.count,
                        factor: context.branchFactor(block: projection.blockIndex, image: segment.image),
                        residual: residual?.stored(block: block, pixel: segment.start),
                        into: values.stored(block: block, pixel: segment.start))
                }
            }
        }
    }

    /// A pass that makes the whole input, for a block that does not begin with a product.
    func pass(_ context: StepContext, images: Int) -> Pass {
        let input = self
        let tiles = PixelTiles(
            pixels: images * pixelsPerImage, channels: values.blocks * vectorWidth,
            precision: values.precision)
        return Pass(.expandForward, units: tiles.count) { tile, _ in
            input.make(tiles.range(tile), 0..<input.values.blocks, context)
        }
    }

    /// Takes the gradient with respect to the finished input to the batch norm of the stem, where that is
    /// what it was made from.
    func stemGradientPasses(_ gradient: BlockedTensor, _ memory: StepMemory, images: Int) -> [Pass] {
        guard case .stem(let stem) = source else { return [] }
        let pixels = pixelsPerImage
        return stem.normGradientPasses(memory, images: images) { block, image, first, second in
            let place = gradient.at(block: block, pixel: image * pixels)
            NormalizedActivation.backward(
                stem.norm, block: block, input: stem.output.stored(block: block, pixel: image * pixels),
                gradient: place, rows: pixels, into: place, first: first, second: second)
        }
    }
}
