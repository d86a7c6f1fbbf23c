/// The patches that the stem's 3 × 3 convolution of stride 2 reads, laid out as pixels of 27 channels.
package enum StemPatches {
    /// Channels of a patch (row, column, colour), and what they are padded to.
    package static let channels = 27
    package static let paddedChannels = 32

    /// Gathers the patches of a run of output pixels.
    ///
    /// - Parameters:
    ///   - images: rows of interleaved RGB, imageSize × imageSize × 3 an image.
    ///   - pixels: output pixels, counted through the whole batch.
    ///   - padding: where the zeros around an image go.
    ///   - patches: tile-local: its pixel 0 is the first of `pixels`.
    package static func gather(
        images: UnsafePointer<Float>, imageSize: Int, padding: PaddingRule = .symmetric, pixels: Range<Int>,
        into patches: BlockedTensor
    ) {
        let outputSize = (imageSize + 1) / 2
        let before = padding.before(kernel: 3, stride: 2, inputSize: imageSize)
        withUnsafeTemporaryAllocation(byteCount: paddedChannels * 4, alignment: 64) { memory in
            let patch = memory.bindMemory(to: Float.self)
            patch.update(repeating: 0)
            for pixel in pixels {
                let image = pixel / (outputSize * outputSize)
                let place = pixel % (outputSize * outputSize)
                gather(
                    images + image * imageSize * imageSize * 3, imageSize: imageSize,
                    top: place / outputSize * 2 - before, left: place % outputSize * 2 - before, into: patch)
                store(patch, in: patches, pixel: pixel - pixels.lowerBound)
            }
        }
    }

    private static func gather(
        _ image: UnsafePointer<Float>, imageSize: Int, top: Int, left: Int,
        into patch: UnsafeMutableBufferPointer<Float>
    ) {
        var channel = 0
        for row in top..<(top + 3) {
            for column in left..<(left + 3) {
                let isInside = row >= 0 && row < imageSize && column >= 0 && column < imageSize
                let source = (row * imageSize + column) * 3
                for colour in 0..<3 {
                    patch[channel] = isInside ? image[source + colour] : 0
                    channel += 1
                }
            }
        }
    }

    private static func store(
        _ patch: UnsafeMutableBufferPointer<Float>, in patches: BlockedTensor, pixel: Int
    ) {
        guard let values = patch.baseAddress else { return }
        for block in 0..<patches.blocks {
            let vector = values.vector(block * vectorWidth)
            switch patches.stored(block: block, pixel: pixel) {
            case .float32(let target): target.store(vector, 0)
            case .bfloat16(let target): target.store(vector, 0)
            }
        }
    }
}
