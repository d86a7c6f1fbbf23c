/// What a depthwise convolution leaves of a block of some images.
package enum DepthwiseResult {
    /// The convolution itself, with its mean and squared deviations, sixteen values each: see
    /// `BatchNorm.finishForward`.
    case raw(mean: UnsafeMutablePointer<Float>, deviations: UnsafeMutablePointer<Float>)
    /// φ(batch norm(·)), φ the batch norm's activation, from statistics that are known before; and if `means` is given,
    /// its mean over each image, sixteen values per image.
    case activated(BatchNorm, means: UnsafeMutablePointer<Float>?)
    /// The same for some rows of a single image; if `sums` is given, the sum over each row, sixteen values per row of the
    /// image. `Depthwise.mean` adds them.
    case activatedRows(BatchNorm, Range<Int>, sums: UnsafeMutablePointer<Float>?)

    /// The batch norm of an activated result.
    var norm: BatchNorm? {
        switch self {
        case .raw: nil
        case .activated(let norm, _), .activatedRows(let norm, _, _): norm
        }
    }
}

/// Depthwise convolution of one block of sixteen channels of some images, both directions.
package enum Depthwise {
    /// Convolves a block of some images; input and output have one precision, and one activation where both are
    /// activated.
    ///
    /// - Parameters:
    ///   - weights: [kernel · kernel][16].
    ///   - streams: whether the output is written with non-temporal stores, for large outputs.
    ///   - scratch: `shape.scratchCount` values.
    package static func forward(
        _ shape: DepthwiseShape, _ source: DepthwiseInput, block: Int, images: Int,
        input: StoredPointer, weights: UnsafePointer<Float>, output: StoredPointer, streams: Bool,
        result: DepthwiseResult, scratch: UnsafeMutablePointer<Float>
    ) {
        activation(of: source.norm, and: result.norm).function.depthwiseForward(
            shape, source, block: block, images: images, input: input, weights: weights, output: output,
            streams: streams, result: result, scratch: scratch)
    }

    /// The activation of a call's batch norms. A network has one activation, so that kernels need not be specialized for
    /// pairs of them.
    ///
    /// - Returns: any activation if there is no batch norm.
    static func activation(of first: BatchNorm?, and second: BatchNorm?) -> ActivationKind {
        let activation = first?.activation ?? second?.activation ?? .silu
        if let second, second.activation != activation {
            fatalError("a depthwise convolution between two activations: \(activation), \(second.activation)")
        }
        return activation
    }

    /// The mean over an image from the sums over its rows: the same bits as with `DepthwiseResult.activated`.
    package static func mean(
        _ shape: DepthwiseShape, ofRows sums: UnsafePointer<Float>, into mean: UnsafeMutablePointer<Float>
    ) {
        var total = Vector.zero
        for row in 0..<shape.outputSize {
            total += sums.vector(row &* vectorWidth)
        }
        mean.store(shape.mean(ofSum: total), 0)
    }

    /// Kernel size and stride as types, so that the loops over them unroll.
    enum Geometry<let kernel: Int, let stride: Int> {}
}

extension Activation {
    static func depthwiseForward(
        _ shape: DepthwiseShape, _ source: DepthwiseInput, block: Int, images: Int,
        input: StoredPointer, weights: UnsafePointer<Float>, output: StoredPointer, streams: Bool,
        result: DepthwiseResult, scratch: UnsafeMutablePointer<Float>
    ) {
        switch (input, output) {
        case (.float32(let input), .float32(let output)):
            depthwiseForward(shape, source, block, images, input, weights, output, streams, result, scratch)
        case (.bfloat16(let input), .bfloat16(let output)):
            depthwiseForward(shape, source, block, images, input, weights, output, streams, result, scratch)
        default: StoredPointer.unexpectedPrecisions()
        }
    }

    private static func depthwiseForward<Value: StoredValue>(
        _ shape: DepthwiseShape, _ source: DepthwiseInput, _ block: Int, _ images: Int,
        _ input: UnsafeMutablePointer<Value>, _ weights: UnsafePointer<Float>,
        _ output: UnsafeMutablePointer<Value>,
        _ streams: Bool, _ result: DepthwiseResult, _ scratch: UnsafeMutablePointer<Float>
    ) {
        func run<let kernel: Int, let stride: Int>(_: Depthwise.Geometry<kernel, stride>.Type) {
            let sweep = ForwardSweep<Self, Value, kernel, stride>(
                shape, source, block, weights: weights, streams: streams, scratch: scratch)
            sweep.run(
                images: images, input: UnsafePointer(input), output: output, block: block, result: result)
        }
        switch (shape.kernel, shape.stride) {
        case (3, 1): run(Depthwise.Geometry<3, 1>.self)
        case (3, _): run(Depthwise.Geometry<3, 2>.self)
        case (_, 1): run(Depthwise.Geometry<5, 1>.self)
        default: run(Depthwise.Geometry<5, 2>.self)
        }
    }
}
