/// A batch as the network reads it.
package struct NetworkBatch: Sendable {
    /// `count` images of imageSize × imageSize × 3: rows of interleaved, normalized RGB.
    package let images: [Float]
    /// `count` × classCount target probabilities (one-hot, smoothed, mixed, or a distribution).
    package let targets: [Float]
    /// `count` × 2 values: valence and arousal, −1 to 1, NaN for what is unknown. Nil if nothing is known.
    package let affects: [Float]?
    /// `count` loss weights; the loss is Σ wᵢ lossᵢ / Σ wᵢ. Nil for equal weights.
    package let sampleWeights: [Float]?
    /// A number for each image, which keys dropout and stochastic depth.
    package let sampleNumbers: [UInt32]

    /// The number of images.
    package var count: Int { sampleNumbers.count }

    package init(
        images: [Float], targets: [Float], affects: [Float]? = nil, sampleWeights: [Float]? = nil,
        sampleNumbers: [UInt32]
    ) {
        self.images = images
        self.targets = targets
        self.affects = affects
        self.sampleWeights = sampleWeights
        self.sampleNumbers = sampleNumbers
    }

    /// Stops the program unless every array has as many values as `count` images need.
    func requireLengths(imageSize: Int, classCount: Int) {
        Self.require(
            images.count, count * imageSize * imageSize * 3, "image values at \(imageSize)×\(imageSize)")
        Self.require(targets.count, count * classCount, "targets of \(classCount) classes")
        if let affects { Self.require(affects.count, 2 * count, "values of affect") }
        if let sampleWeights { Self.require(sampleWeights.count, count, "sample weights") }
    }

    private static func require(_ actual: Int, _ needed: Int, _ name: @autoclosure () -> String) {
        guard actual == needed else {
            fatalError("a batch has \(actual) \(name()) where its images need \(needed)")
        }
    }
}
