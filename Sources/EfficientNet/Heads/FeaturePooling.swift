import Kernels

/// The mean of the last convolution's activated output over the pixels of each image: the features that the heads read.
struct FeaturePooling {
    private let convolution: Expansion
    /// Pixels of an image in the convolution's output.
    let pixelsPerImage: Int
    /// A row for each image.
    let features: BlockedTensor

    init(convolution: Expansion, size: Int, _ builder: LayerBuilder) {
        self.convolution = convolution
        pixelsPerImage = size * size
        features = builder.perImage(channels: builder.model.headChannels)
    }

    func forward(images: Int) -> [Pass] {
        let layer = self
        let groups = ImageGroups(images: images, pixelsPerImage: pixelsPerImage, blocks: features.blocks)
        let pool = groups.pass(.head) { block, image in
            ActivatedPooling.mean(
                layer.convolution.norm, block: block,
                input: layer.convolution.output.stored(block: block, pixel: image * layer.pixelsPerImage),
                pixels: layer.pixelsPerImage, into: layer.features.at(block: block, pixel: image))
        }
        return [pool]
    }

    /// The convolution's activated output at a pixel of an image, one value a channel, as the last forward pass left it.
    func activations(image: Int, pixel: Int) -> [Float] {
        var values = [Float](repeating: 0, count: features.blocks * vectorWidth)
        values.withUnsafeMutableBufferPointer { values in
            guard let start = values.baseAddress else { return }
            for block in 0..<features.blocks {
                // The mean over one pixel is its value.
                ActivatedPooling.mean(
                    convolution.norm, block: block,
                    input: convolution.output.stored(block: block, pixel: image * pixelsPerImage + pixel),
                    pixels: 1, into: start + block * vectorWidth)
            }
        }
        return values
    }

    /// The gradient of the convolution's normalized output, into `memory.expandedGradient`.
    ///
    /// - Parameter gradients: with respect to the features, one of each head; their sum is left in the first.
    func backward(_ gradients: [BlockedTensor], _ memory: StepMemory, images: Int) -> [Pass] {
        guard let total = gradients.first else { return [] }
        let layer = self
        let sums = gradients.dropFirst().map { gradient in
            Pass(.head, units: 1) { _, _ in
                DenseLayer.add(total, gradient, into: total, rows: images, streams: false)
            }
        }
        let target = memory.expandedGradient.reshaped(like: convolution.output)
        return sums + target.fence
            + convolution.normGradientPasses(.head, memory, images: images) {
                block, image, first, second in
                let pixel = image * layer.pixelsPerImage
                ActivatedPooling.meanGradient(
                    layer.convolution.norm, block: block,
                    input: layer.convolution.output.stored(block: block, pixel: pixel),
                    pixels: layer.pixelsPerImage, gradient: total.at(block: block, pixel: image),
                    into: target.stored(block: block, pixel: pixel), first: first, second: second)
            }
    }
}
