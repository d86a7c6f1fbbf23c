import Kernels

/// The sums over each image's pixels from which a gate's gradient and the backward coefficients of the batch norm
/// before it follow.
struct GateGradientSums {
    private let activations: BlockedTensor
    private let norm: BatchNorm
    private let pixelsPerImage: Int

    init(_ depthwise: DepthwiseConvolution) {
        activations = depthwise.output
        norm = depthwise.norm
        pixelsPerImage = depthwise.shape.outputPixels
    }

    /// From `memory.gatedGradient`.
    ///
    /// - Parameter sums: five tensors of one pixel an image, at equal distances.
    func pass(_ memory: StepMemory, into sums: [BlockedTensor], images: Int) -> Pass {
        let (norm, activations, pixels) = (norm, activations, pixelsPerImage)
        let upstream = memory.gatedGradient.reshaped(like: activations)
        let sumStride = sums[1].values - sums[0].values
        return ImageGroups(images: images, pixelsPerImage: pixels).pass(
            .squeezeExcitation, blocks: activations.blocks
        ) { block, image in
            ActivatedPooling.gateGradientSums(
                norm, block: block, input: activations.stored(block: block, pixel: image * pixels),
                gradient: upstream.stored(block: block, pixel: image * pixels), pixels: pixels,
                into: sums[0].at(block: block, pixel: image), sumStride: sumStride)
        }
    }
}
