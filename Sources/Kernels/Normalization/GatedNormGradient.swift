/// The batch norm before a squeeze-and-excitation: its two backward sums follow from the five sums of
/// `ActivatedPooling.gateGradientSums`, without reading the activations again.
package struct GatedNormGradient {
    /// Five tensors of one pixel an image.
    package let sums: [BlockedTensor]
    package let gate: BlockedTensor
    /// The gradient of the pooled mean, not yet divided by the pixels; `finish` divides it.
    package let pooledGradient: BlockedTensor
    package let pixelsPerImage: Int

    package init(
        sums: [BlockedTensor], gate: BlockedTensor, pooledGradient: BlockedTensor, pixelsPerImage: Int
    ) {
        self.sums = sums
        self.gate = gate
        self.pooledGradient = pooledGradient
        self.pixelsPerImage = pixelsPerImage
    }

    /// With g the gate and q the pooled mean's gradient per pixel of each image:
    /// Σ dy = Σ (g · sum 1 + q · sum 2) and Σ dy (x − μ) = Σ (g · sum 3 + q · sum 4), over the images.
    package func finish(_ norm: BatchNorm, block: Int, images: Int) {
        let share = 1 / Float(pixelsPerImage)
        let gate = gate.at(block: block, pixel: 0)
        let pooled = pooledGradient.at(block: block, pixel: 0)
        let sums = self.sums.map { $0.at(block: block, pixel: 0) }
        for lane in 0..<vectorWidth {
            var gradient = 0.0
            var product = 0.0
            for image in 0..<images {
                let place = image * vectorWidth + lane
                pooled[place] *= share
                let (g, q) = (Double(gate[place]), Double(pooled[place]))
                gradient += g * Double(sums[1][place]) + q * Double(sums[2][place])
                product += g * Double(sums[3][place]) + q * Double(sums[4][place])
            }
            norm.finishBackward(
                channel: block * vectorWidth + lane, gradient: gradient, product: product,
                pixels: images * pixelsPerImage)
        }
    }
}
