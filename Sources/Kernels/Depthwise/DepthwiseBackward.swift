/// The operands from which the gradient with respect to the raw depthwise output d is computed. With u the gradient with
/// respect to φ(batch norm(d)) · gate, it passes the gate, the pooling before it, the activation φ and the batch norm.
package struct DepthwiseOutputGradient {
    /// u, of one block, from the first pixel of the first image.
    package let upstream: StoredPointer
    /// d, of the same pixels, in the same precision.
    package let output: StoredPointer
    package let norm: BatchNorm
    /// The gate: sixteen values per image.
    package let gate: UnsafePointer<Float>
    /// The gradient of the pooled mean, divided by the number of pixels: sixteen values per image.
    package let pooled: UnsafePointer<Float>

    package init(
        upstream: StoredPointer, output: StoredPointer, norm: BatchNorm,
        gate: UnsafePointer<Float>, pooled: UnsafePointer<Float>
    ) {
        self.upstream = upstream
        self.output = output
        self.norm = norm
        self.gate = gate
        self.pooled = pooled
    }
}

/// The outputs of the backward pass of a depthwise convolution.
package struct DepthwiseGradientTargets {
    /// The gradient with respect to the input, of one block, from the first pixel of the first image.
    package enum Input {
        /// With respect to batch norm(x) of an activated input, in the input's precision, with the batch norm's
        /// sums, sixteen values each.
        case activated(
            StoredPointer, first: UnsafeMutablePointer<Float>, second: UnsafeMutablePointer<Float>)
        /// With respect to a plain input, with the residual branch's gradient added, if there is one.
        case plain(UnsafeMutablePointer<Float>, residual: UnsafePointer<Float>?)
    }

    package let input: Input
    /// Whether the input's gradient is written with non-temporal stores.
    package let streams: Bool
    /// [kernel · kernel][16], summed over the images of the call alone.
    package let weights: UnsafeMutablePointer<Float>

    package init(input: Input, streams: Bool, weights: UnsafeMutablePointer<Float>) {
        self.input = input
        self.streams = streams
        self.weights = weights
    }
}

extension Depthwise {
    /// Both gradients of one block and some images in one sweep over their rows.
    ///
    /// - Parameters:
    ///   - source: activated if the targets are, plain if they are.
    ///   - input: the forward pass's input.
    ///   - flippedWeights: the kernel flipped in both directions, [kernel · kernel][16].
    package static func backward(
        _ shape: DepthwiseShape, _ source: DepthwiseInput, block: Int, images: Int,
        input: StoredPointer, gradient: DepthwiseOutputGradient,
        weights: UnsafePointer<Float>, flippedWeights: UnsafePointer<Float>,
        targets: DepthwiseGradientTargets, scratch: UnsafeMutablePointer<Float>
    ) {
        let weights = shape.stride == 1 ? flippedWeights : weights
        activation(of: source.norm, and: gradient.norm).function.depthwiseBackward(
            shape, source, block: block, images: images, input: input, gradient: gradient, weights: weights,
            targets: targets, scratch: scratch)
    }
}

extension Activation {
    static func depthwiseBackward(
        _ shape: DepthwiseShape, _ source: DepthwiseInput, block: Int, images: Int,
        input: StoredPointer, gradient: DepthwiseOutputGradient, weights: UnsafePointer<Float>,
        targets: DepthwiseGradientTargets, scratch: UnsafeMutablePointer<Float>
    ) {
        switch (input, gradient.output, gradient.upstream) {
        case (.float32(let input), .float32(let output), .float32(let upstream)):
            let gradient = OutputGradientRows<Self, Float>(
                gradient, block: block, output: output, upstream: upstream)
            depthwiseBackward(shape, source, block, images, input, gradient, weights, targets, scratch)
        case (.bfloat16(let input), .bfloat16(let output), .bfloat16(let upstream)):
            let gradient = OutputGradientRows<Self, BFloat16>(
                gradient, block: block, output: output, upstream: upstream)
            depthwiseBackward(shape, source, block, images, input, gradient, weights, targets, scratch)
        default: StoredPointer.unexpectedPrecisions()
        }
    }

    private static func depthwiseBackward<Value: StoredValue>(
        _ shape: DepthwiseShape, _ source: DepthwiseInput, _ block: Int, _ images: Int,
        _ input: UnsafePointer<Value>, _ gradient: OutputGradientRows<Self, Value>,
        _ weights: UnsafePointer<Float>, _ targets: DepthwiseGradientTargets,
        _ scratch: UnsafeMutablePointer<Float>
    ) {
        if shape.kernel == 3 {
            var sweep = BackwardSweep<Self, Value, 3>(
                shape, source, block, input, gradient, targets, scratch)
            sweep.run(images: images, weights: weights)
        } else {
            var sweep = BackwardSweep<Self, Value, 5>(
                shape, source, block, input, gradient, targets, scratch)
            sweep.run(images: images, weights: weights)
        }
    }
}
