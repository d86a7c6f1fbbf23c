/// Batch normalisation of one layer: y = γ (x − μ) / √(σ² + ε) + β per channel.
///
/// Every array has one value a channel, padded to whole vectors; padding has γ = β = 0, so that padded
/// channels stay zero. The normalised values are never stored: whoever reads x applies `scale` and
/// `shift`, and whoever reads the gradient applies the three backward coefficients.
///
/// Source: Ioffe, Szegedy, "Batch Normalization", ICML 2015; running statistics as in PyTorch.
package struct BatchNorm {
    package let weight: UnsafePointer<Float>
    package let bias: UnsafePointer<Float>
    package let weightGradient: UnsafeMutablePointer<Float>
    package let biasGradient: UnsafeMutablePointer<Float>
    package let runningMean: UnsafeMutablePointer<Float>
    package let runningVariance: UnsafeMutablePointer<Float>
    /// Six rows of `channels` values: see the accessors.
    package let coefficients: UnsafeMutablePointer<Float>
    /// Channels, padded.
    package let channels: Int
    package let epsilon: Float
    package let momentum: Float
    /// The activation of y, where the reader applies one.
    package let activation: ActivationKind

    package static let coefficientRows = 6

    package init(
        weight: UnsafePointer<Float>, bias: UnsafePointer<Float>,
        weightGradient: UnsafeMutablePointer<Float>, biasGradient: UnsafeMutablePointer<Float>,
        runningMean: UnsafeMutablePointer<Float>, runningVariance: UnsafeMutablePointer<Float>,
        coefficients: UnsafeMutablePointer<Float>, channels: Int, epsilon: Float, momentum: Float,
        activation: ActivationKind = .silu
    ) {
        self.weight = weight
        self.bias = bias
        self.weightGradient = weightGradient
        self.biasGradient = biasGradient
        self.runningMean = runningMean
        self.runningVariance = runningVariance
        self.coefficients = coefficients
        self.channels = channels
        self.epsilon = epsilon
        self.momentum = momentum
        self.activation = activation
    }

    /// y = x · scale + shift.
    package var scale: UnsafeMutablePointer<Float> { coefficients }
    package var shift: UnsafeMutablePointer<Float> { coefficients + channels }
    /// The batch's mean, which the backward sums are taken about.
    package var mean: UnsafeMutablePointer<Float> { coefficients + 2 * channels }
    /// dx = dy · gradientScale + x · gradientSlope + gradientOffset.
    package var gradientScale: UnsafeMutablePointer<Float> { coefficients + 3 * channels }
    package var gradientSlope: UnsafeMutablePointer<Float> { coefficients + 4 * channels }
    package var gradientOffset: UnsafeMutablePointer<Float> { coefficients + 5 * channels }
}

/// Partial sums of a per-channel statistic: slot i covers `pixelsPerSlot` pixels (the last slot what is
/// left), whichever thread filled it. Two rows of `channels` values a slot.
package struct PartialSums {
    package let values: UnsafeMutablePointer<Float>
    package let channels: Int
    package let pixelsPerSlot: Int
    package let pixels: Int

    /// - Parameter memory: holds two floats a channel and slot; the program stops if it is smaller.
    package init(_ memory: FloatBuffer, channels: Int, pixelsPerSlot: Int, pixels: Int) {
        let slots = (pixels + pixelsPerSlot - 1) / pixelsPerSlot
        values = memory.part(0, count: 2 * channels * slots).start
        self.channels = channels
        self.pixelsPerSlot = pixelsPerSlot
        self.pixels = pixels
    }

    package var slots: Int { (pixels + pixelsPerSlot - 1) / pixelsPerSlot }

    func pixels(inSlot slot: Int) -> Int {
        min(pixelsPerSlot, pixels - slot * pixelsPerSlot)
    }

    package func first(slot: Int, channel: Int) -> UnsafeMutablePointer<Float> {
        values + (2 * slot * channels + channel)
    }

    package func second(slot: Int, channel: Int) -> UnsafeMutablePointer<Float> {
        values + ((2 * slot + 1) * channels + channel)
    }
}
