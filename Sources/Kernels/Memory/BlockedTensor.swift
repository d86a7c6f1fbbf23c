/// Activations of a whole batch, blocked by channel: [channels / 16][pixels][16].
///
/// The pixels of all images of the batch stand one after another, row by row. Every kernel so walks
/// memory in order: the sixteen channels of a pixel are one vector, a run of pixels is contiguous, and a
/// per-channel constant stays in a register along the run. Channels are padded to a multiple of 16; the
/// padding holds zeros and keeps them.
package struct BlockedTensor {
    package let values: UnsafeMutablePointer<Float>
    /// Channels / 16, rounded up.
    package let blocks: Int
    /// Values between the same pixel of two neighbouring blocks.
    package let stride: Int

    package init(values: UnsafeMutablePointer<Float>, blocks: Int, stride: Int) {
        self.values = values
        self.blocks = blocks
        self.stride = stride
    }

    /// The first channel of a block at a pixel.
    @inlinable
    package func at(block: Int, pixel: Int) -> UnsafeMutablePointer<Float> {
        values + (block &* stride &+ pixel &* vectorWidth)
    }

    /// The same tensor, counted from a later pixel.
    package func from(pixel: Int) -> BlockedTensor {
        BlockedTensor(values: values + pixel * vectorWidth, blocks: blocks, stride: stride)
    }

    /// The blocks of a range alone.
    package func blocks(_ range: Range<Int>) -> BlockedTensor {
        BlockedTensor(values: values + range.lowerBound * stride, blocks: range.count, stride: stride)
    }

    /// Values between two blocks for a number of pixels: padded to an odd number of cache lines around
    /// half a page, so that the blocks of one tile spread over the sets of the caches instead of all
    /// falling on the same ones, as they would at the power-of-two sizes that images like to have.
    package static func stride(pixels: Int) -> Int {
        guard pixels > 64 else { return (pixels | 1) * vectorWidth }
        let remainder = (pixels - 67) % 128
        return (remainder == 0 ? pixels : pixels + (128 - (remainder + 128) % 128)) * vectorWidth
    }
}
