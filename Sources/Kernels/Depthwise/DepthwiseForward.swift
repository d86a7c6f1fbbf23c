/// Depthwise convolution of one block of sixteen channels of some images, both directions.
package enum Depthwise {
    /// Convolves a block of some images and leaves mean and squared deviations of the result; input and output are
    /// of one precision.
    ///
    /// - Parameters:
    ///   - weights: [kernel · kernel][16].
    ///   - streams: stores past the caches, for large outputs.
    ///   - scratch: `shape.scratchCount` values.
    ///   - mean, deviations: sixteen values each; see `BatchNorm.finishForward`.
    package static func forward(
        _ shape: DepthwiseShape, _ source: DepthwiseInput, block: Int, images: Int,
        input: StoredPointer, weights: UnsafePointer<Float>, output: StoredPointer, streams: Bool,
        mean: UnsafeMutablePointer<Float>, deviations: UnsafeMutablePointer<Float>,
        scratch: UnsafeMutablePointer<Float>
    ) {
        let sums =
            switch (input, output) {
            case (.float32(let input), .float32(let output)):
                forward(shape, source, block, images, UnsafePointer(input), weights, output, streams, scratch)
            case (.bfloat16(let input), .bfloat16(let output)):
                forward(shape, source, block, images, UnsafePointer(input), weights, output, streams, scratch)
            default: StoredPointer.unexpectedPrecisions()
            }
        sums.store(count: images * shape.outputPixels, mean: mean, deviations: deviations)
    }

    private static func forward<Value: StoredValue>(
        _ shape: DepthwiseShape, _ source: DepthwiseInput, _ block: Int, _ images: Int,
        _ input: UnsafePointer<Value>, _ weights: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Value>,
        _ streams: Bool, _ scratch: UnsafeMutablePointer<Float>
    ) -> ShiftedSums {
        func run<let kernel: Int, let stride: Int>(_: Geometry<kernel, stride>.Type) -> ShiftedSums {
            let sweep = ForwardSweep<Value, kernel, stride>(
                shape, source, block, weights: weights, streams: streams, scratch: scratch)
            return sweep.run(images: images, input: input, output: output)
        }
        return switch (shape.kernel, shape.stride) {
        case (3, 1): run(Geometry<3, 1>.self)
        case (3, _): run(Geometry<3, 2>.self)
        case (_, 1): run(Geometry<5, 1>.self)
        default: run(Geometry<5, 2>.self)
        }
    }

    /// Kernel size and stride as types, so that the loops over them unroll.
    enum Geometry<let kernel: Int, let stride: Int> {}
}
