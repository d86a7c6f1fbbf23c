/// A batch as the network reads it. The pointers are only read during the call that they are passed to.
package struct NetworkBatch {
    /// `count` images of imageSize × imageSize × 3: rows of interleaved, normalised RGB.
    package let images: UnsafePointer<Float>
    /// `count` × classCount target probabilities (one-hot, smoothed or mixed).
    package let targets: UnsafePointer<Float>
    /// `count` loss weights; the loss is Σ wᵢ lossᵢ / Σ wᵢ. Nil for equal weights.
    package let sampleWeights: UnsafePointer<Float>?
    /// `count` sample numbers, which key dropout and stochastic depth.
    package let sampleNumbers: UnsafePointer<UInt32>
    package let count: Int

    package init(
        images: UnsafePointer<Float>, targets: UnsafePointer<Float>,
        sampleWeights: UnsafePointer<Float>? = nil, sampleNumbers: UnsafePointer<UInt32>, count: Int
    ) {
        self.images = images
        self.targets = targets
        self.sampleWeights = sampleWeights
        self.sampleNumbers = sampleNumbers
        self.count = count
    }
}
