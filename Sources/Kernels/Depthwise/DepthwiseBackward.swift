/// How the gradient with respect to the raw depthwise output d follows from u, the gradient that reached
/// SiLU(batch norm(d)) · gate: through the gate, the pooling that fed it, SiLU and the batch norm.
package struct DepthwiseOutputGradient {
    /// u, of one image and block.
    package let upstream: UnsafePointer<Float>
    /// d, of the same image and block.
    package let output: UnsafePointer<Float>
    package let norm: BatchNorm
    /// The image's gate: sixteen values.
    package let gate: UnsafePointer<Float>
    /// The image's gradient of the pooled mean, divided by the pixels: sixteen values.
    package let pooled: UnsafePointer<Float>

    package init(
        upstream: UnsafePointer<Float>, output: UnsafePointer<Float>, norm: BatchNorm,
        gate: UnsafePointer<Float>, pooled: UnsafePointer<Float>
    ) {
        self.upstream = upstream
        self.output = output
        self.norm = norm
        self.gate = gate
        self.pooled = pooled
    }

    /// Writes the gradient of one row, without zero columns.
    @inline(__always)
    func load(row: Int, width: Int, block: Int, into target: UnsafeMutablePointer<Float>) {
        let channel = block * vectorWidth
        let scale = UnsafePointer(norm.scale).vector(channel)
        let shift = UnsafePointer(norm.shift).vector(channel)
        let gradientScale = UnsafePointer(norm.gradientScale).vector(channel)
        let slope = UnsafePointer(norm.gradientSlope).vector(channel)
        let offset = UnsafePointer(norm.gradientOffset).vector(channel)
        let gate = gate.vector(0)
        let pooled = pooled.vector(0)
        let start = row * width * vectorWidth
        for x in 0..<width {
            let place = x &* vectorWidth
            let value = output.vector(start &+ place)
            let activation = siluWithDerivative(shift.addingProduct(value, scale))
            let gradient =
                pooled.addingProduct(upstream.vector(start &+ place), gate) * activation.derivative
            target.store(
                offset.addingProduct(value, slope).addingProduct(gradient, gradientScale), place)
        }
    }
}

/// Where the backward pass of a depthwise convolution writes.
package struct DepthwiseGradientTargets {
    /// The gradient with respect to batch norm(x) where the input is activated, else with respect to x; of
    /// one image and block.
    package let input: UnsafeMutablePointer<Float>
    /// Whether to store the input's gradient past the caches.
    package let streams: Bool
    /// Added to the gradient of a plain input (the residual branch), if there is one.
    package let residual: UnsafePointer<Float>?
    /// [kernel · kernel][16], of this image alone.
    package let weights: UnsafeMutablePointer<Float>
    /// The input's batch-norm sums, sixteen values each; written where the input is activated.
    package let first: UnsafeMutablePointer<Float>
    package let second: UnsafeMutablePointer<Float>

    package init(
        input: UnsafeMutablePointer<Float>, streams: Bool, residual: UnsafePointer<Float>?,
        weights: UnsafeMutablePointer<Float>,
        first: UnsafeMutablePointer<Float>, second: UnsafeMutablePointer<Float>
    ) {
        self.input = input
        self.streams = streams
        self.residual = residual
        self.weights = weights
        self.first = first
        self.second = second
    }
}

extension Depthwise {
    /// Both gradients of one image and block in one sweep over its rows.
    ///
    /// - Parameters:
    ///   - input: the forward pass's input.
    ///   - flippedWeights: the kernel turned by half a circle, [kernel · kernel][16].
    package static func backward(
        _ shape: DepthwiseShape, _ source: DepthwiseInput, block: Int,
        input: UnsafePointer<Float>, gradient: DepthwiseOutputGradient,
        weights: UnsafePointer<Float>, flippedWeights: UnsafePointer<Float>,
        targets: DepthwiseGradientTargets, scratch: UnsafeMutablePointer<Float>
    ) {
        func run<let kernel: Int>(_: Geometry<kernel, 1>.Type) {
            var sweep = BackwardSweep<kernel>(shape, source, block, input, gradient, targets, scratch)
            sweep.run(weights: shape.stride == 1 ? flippedWeights : weights)
        }
        if shape.kernel == 3 {
            run(Geometry<3, 1>.self)
        } else {
            run(Geometry<5, 1>.self)
        }
    }
}
