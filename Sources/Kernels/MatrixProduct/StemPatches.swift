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
        for pixel in pixels {
            let image = pixel / (outputSize * outputSize)
            let place = pixel % (outputSize * outputSize)
            let top = place / outputSize * 2 - before
            let left = place % outputSize * 2 - before
            let target = (pixel - pixels.lowerBound) * vectorWidth
            var channel = 0
            for row in top..<(top + 3) {
                for column in left..<(left + 3) {
                    let isInside = row >= 0 && row < imageSize && column >= 0 && column < imageSize
                    let source = images + ((image * imageSize + row) * imageSize + column) * 3
                    for colour in 0..<3 {
                        patches.values[channel / 16 * patches.stride + target + channel % 16] =
                            isInside ? source[colour] : 0
                        channel += 1
                    }
                }
            }
            for padding in channels..<paddedChannels {
                patches.values[padding / 16 * patches.stride + target + padding % 16] = 0
            }
        }
    }
}
