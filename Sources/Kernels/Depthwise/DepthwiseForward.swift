/// What a depthwise convolution leaves of a block of some images.
package enum DepthwiseResult {
    /// The convolution itself, with its mean and squared deviations, sixteen values each: see
    /// `BatchNorm.finishForward`.
    case raw(mean: UnsafeMutablePointer<Float>, deviations: UnsafeMutablePointer<Float>)
    /// φ(batch norm(·)), φ the activation, by statistics that are known before; and where `means` is given, the
    /// mean of that over each image, sixteen values an image.
    case activated(BatchNorm, means: UnsafeMutablePointer<Float>?)
    /// The same for some rows of a single image; where `sums` is given, the sum over each row, sixteen values a row of the
    /// image. `Depthwise.mean` adds them.
    case activatedRows(BatchNorm, Range<Int>, sums: UnsafeMutablePointer<Float>?)
}

/// Depthwise convolution of one block of sixteen channels of some images, both directions.
package enum Depthwise {
    /// Convolves a block of some images; input and output are of one precision.
    ///
    /// - Parameters:
    ///   - weights: [kernel · kernel][16].
    ///   - streams: stores past the caches, for large outputs.
    ///   - scratch: `shape.scratchCount` values.
    package static func forward(
        _ shape: DepthwiseShape, _ source: DepthwiseInput, block: Int, images: Int,
        input: StoredPointer, weights: UnsafePointer<Float>, output: StoredPointer, streams: Bool,
        result: DepthwiseResult, scratch: UnsafeMutablePointer<Float>
    ) {
        switch (input, output) {
        case (.float32(let input), .float32(let output)):
            forward(
                shape, source, block, images, UnsafePointer(input), weights, output, streams, result, scratch)
        case (.bfloat16(let input), .bfloat16(let output)):
            forward(
                shape, source, block, images, UnsafePointer(input), weights, output, streams, result, scratch)
        default: StoredPointer.unexpectedPrecisions()
        }
    }

    /// The mean over an image from the sums over its rows: the bits that `DepthwiseResult.activated` leaves.
    package static func mean(
        _ shape: DepthwiseShape, ofRows sums: UnsafePointer<Float>, into mean: UnsafeMutablePointer<Float>
    ) {
        var total = Vector.zero
        for row in 0..<shape.outputSize {
            total += sums.vector(row &* vectorWidth)
        }
        mean.store(shape.mean(ofSum: total), 0)
    }

    private static func forward<Value: StoredValue>(
        _ shape: DepthwiseShape, _ source: DepthwiseInput, _ block: Int, _ images: Int,
        _ input: UnsafePointer<Value>, _ weights: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Value>,
        _ streams: Bool, _ result: DepthwiseResult, _ scratch: UnsafeMutablePointer<Float>
    ) {
        func run<let kernel: Int, let stride: Int>(_: Geometry<kernel, stride>.Type) {
            let sweep = ForwardSweep<Value, kernel, stride>(
                shape, source, block, weights: weights, streams: streams, scratch: scratch)
            sweep.run(images: images, input: input, output: output, block: block, result: result)
        }
        switch (shape.kernel, shape.stride) {
        case (3, 1): run(Geometry<3, 1>.self)
        case (3, _): run(Geometry<3, 2>.self)
        case (_, 1): run(Geometry<5, 1>.self)
        default: run(Geometry<5, 2>.self)
        }
    }

    /// Kernel size and stride as types, so that the loops over them unroll.
    enum Geometry<let kernel: Int, let stride: Int> {}
}
