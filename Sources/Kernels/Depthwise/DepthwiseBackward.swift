/// How the gradient with respect to the raw depthwise output d follows from u, the gradient that reached
/// SiLU(batch norm(d)) · gate: through the gate, the pooling that fed it, SiLU and the batch norm.
package struct DepthwiseOutputGradient {
    /// u, of one block, from the first pixel of the first image.
    package let upstream: StoredPointer
    /// d, of the same pixels, in the same precision.
    package let output: StoredPointer
    package let norm: BatchNorm
    /// The gate: sixteen values an image.
    package let gate: UnsafePointer<Float>
    /// The gradient of the pooled mean, divided by the pixels: sixteen values an image.
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

/// Where the backward pass of a depthwise convolution writes.
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
    /// Whether to store the input's gradient past the caches.
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
    ///   - source: activated where the targets are, plain where they are.
    ///   - input: the forward pass's input.
    ///   - flippedWeights: the kernel turned by half a circle, [kernel · kernel][16].
    package static func backward(
        _ shape: DepthwiseShape, _ source: DepthwiseInput, block: Int, images: Int,
        input: StoredPointer, gradient: DepthwiseOutputGradient,
        weights: UnsafePointer<Float>, flippedWeights: UnsafePointer<Float>,
        targets: DepthwiseGradientTargets, scratch: UnsafeMutablePointer<Float>
    ) {
        let weights = shape.stride == 1 ? flippedWeights : weights
        switch (input, gradient.output, gradient.upstream) {
        case (.float32(let input), .float32(let output), .float32(let upstream)):
            let gradient = OutputGradientRows(gradient, block: block, output: output, upstream: upstream)
            backward(shape, source, block, images, input, gradient, weights, targets, scratch)
        case (.bfloat16(let input), .bfloat16(let output), .bfloat16(let upstream)):
            let gradient = OutputGradientRows(gradient, block: block, output: output, upstream: upstream)
            backward(shape, source, block, images, input, gradient, weights, targets, scratch)
        default: StoredPointer.unexpectedPrecisions()
        }
    }

    private static func backward<Value: StoredValue>(
        _ shape: DepthwiseShape, _ source: DepthwiseInput, _ block: Int, _ images: Int,
        _ input: UnsafePointer<Value>,
        _ gradient: OutputGradientRows<Value>, _ weights: UnsafePointer<Float>,
        _ targets: DepthwiseGradientTargets, _ scratch: UnsafeMutablePointer<Float>
    ) {
        if shape.kernel == 3 {
            var sweep = BackwardSweep<Value, 3>(shape, source, block, input, gradient, targets, scratch)
            sweep.run(images: images, weights: weights)
        } else {
            var sweep = BackwardSweep<Value, 5>(shape, source, block, input, gradient, targets, scratch)
            sweep.run(images: images, weights: weights)
        }
    }
}
