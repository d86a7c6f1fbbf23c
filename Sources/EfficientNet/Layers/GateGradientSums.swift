import Kernels

/// The sums over each image's pixels from which a gate's gradient and the backward coefficients of the batch norm
/// before it follow: gathered part by part where the projection's backward pass has a tile of the gradient at hand,
/// and then added up.
struct GateGradientSums {
    private let activations: BlockedTensor
    private let upstream: BlockedTensor
    private let norm: BatchNorm
    private let pixelsPerImage: Int
    private let tiles: PixelTiles
    private let images: Int
    private let streams: Bool
    /// Five tensors with one pixel for each image's part in each tile.
    private let parts: [BlockedTensor]

    init(_ depthwise: DepthwiseConvolution, _ memory: StepMemory, images: Int) {
        activations = depthwise.output
        upstream = memory.gatedGradient.reshaped(like: activations)
        norm = depthwise.norm
        pixelsPerImage = depthwise.shape.outputPixels
        tiles = depthwise.outputTiles(images: images)
        self.images = images
        streams = memory.overflows(upstream, pixels: tiles.pixels)
        let count = tiles.count + images - 1
        parts = memory.gateParts.map { $0.reshaped(channels: depthwise.layer.channels, pixels: count) }
    }

    var fences: [Pass] { parts.flatMap(\.fence) }

    /// Parts that a batch of up to so many images has at most. From one part to the next, the tile or the image or both
    /// are the next ones; so their sum numbers the parts.
    static func mostParts(_ depthwise: DepthwiseConvolution, upTo images: Int) -> Int {
        PixelTiles.most(upTo: images, depthwise.outputTiles) + images - 1
    }

    /// The parts of a tile for some blocks of its gradient, which goes to `memory.gatedGradient`.
    ///
    /// - Parameter near: its block 0 is the first of `blocks`, its pixel 0 the first of `pixels`.
    func gather(_ pixels: Range<Int>, _ blocks: Range<Int>, _ near: BlockedTensor) {
        let tile = pixels.lowerBound / tiles.rows
        let distance = parts[1].values - parts[0].values
        for block in blocks {
            ImageSegment.forEach(in: pixels, pixelsPerImage: pixelsPerImage) { segment in
                ActivatedPooling.gateGradientSums(
                    norm, block: block, input: activations.stored(block: block, pixel: segment.start),
                    gradient: near.stored(
                        block: block - blocks.lowerBound, pixel: segment.start - pixels.lowerBound),
                    pixels: segment.count, passing: upstream.stored(block: block, pixel: segment.start),
                    streams: streams, into: parts[0].at(block: block, pixel: tile + segment.image),
                    sumStride: distance)
            }
        }
    }

    /// Adds up the parts of every image.
    ///
    /// - Parameter sums: five tensors of one pixel an image.
    func pass(into sums: [BlockedTensor]) -> Pass {
        let layer = self
        return Pass(.squeezeExcitation, units: activations.blocks) { block, _ in
            for image in 0..<layer.images {
                let range = layer.parts(ofImage: image)
                for (part, sum) in zip(layer.parts, sums) {
                    ActivatedPooling.addParts(
                        part.at(block: block, pixel: range.lowerBound), count: range.count,
                        into: sum.at(block: block, pixel: image))
                }
            }
        }
    }

    private func parts(ofImage image: Int) -> Range<Int> {
        let first = image * pixelsPerImage / tiles.rows + image
        let last = ((image + 1) * pixelsPerImage - 1) / tiles.rows + image
        return first..<(last + 1)
    }
}
