extension Network {
    /// Grad-CAM of an image of the last call of `infer`: ReLU(Σ_k α_k A^k) over the channels k of the last
    /// convolution's activated output A, α_k the mean over the pixels of the gradient of the class's logit with
    /// respect to A^k (Selvaraju et al., "Grad-CAM: Visual Explanations from Deep Networks via Gradient-based
    /// Localization", ICCV 2017, equations 1 and 2).
    ///
    /// Between A and the logits there are global average pooling and a linear layer alone, so that the gradient is
    /// the same everywhere, w_k / pixels, and no backward pass is needed.
    ///
    /// - Parameters:
    ///   - image: its row in the batch.
    ///   - label: the class's index, in 0..<classCount.
    package func gradCAM(image: Int, label: Int) -> ActivationMap {
        let pooling = layers.pooling
        let channels = specification.headChannels
        let pixels = pooling.pixelsPerImage
        let weights = values(of: ModelSpecification.classifier + ".weight") ?? []
        guard (0..<batchSize).contains(image), (0..<specification.classCount).contains(label),
            weights.count == specification.classCount * channels
        else { return ActivationMap(side: 0, values: []) }
        let own = weights[(label * channels)..<((label + 1) * channels)]
        let values = (0..<pixels).map { pixel in
            let activations = pooling.activations(image: image, pixel: pixel)
            return max(0, zip(own, activations).reduce(0) { $0 + $1.0 * $1.1 } / Float(pixels))
        }
        return ActivationMap(side: Int(Double(pixels).squareRoot()), values: values)
    }
}
