/// Activations of a whole batch, blocked by channel: [channels / 16][pixels][16].
///
/// The pixels of all images of the batch stand one after another, row by row. Every kernel so walks
/// memory in order: the sixteen channels of a pixel are one vector, a run of pixels is contiguous, and a
/// per-channel constant stays in a register along the run. Channels are padded to a multiple of 16; the
/// padding holds zeros and keeps them.
///
/// A tensor knows its memory: views and other shapes in the same memory stop the program where they exceed it.
package struct BlockedTensor {
    package let address: UnsafeMutableRawPointer
    package let precision: Precision
    /// Channels / 16, rounded up.
    package let blocks: Int
    /// Values between the same pixel of two neighbouring blocks.
    package let stride: Int
    /// Bytes of memory from `address` on.
    package let capacity: Int

    /// - Parameter capacity: bytes from `address` on, enough for all blocks.
    package init(
        address: UnsafeMutableRawPointer, precision: Precision, blocks: Int, stride: Int, capacity: Int
    ) {
        MemoryCheck.require(blocks * stride * precision.size, of: capacity, "bytes of a tensor")
        self.init(
            checkedAddress: address, precision: precision, blocks: blocks, stride: stride, capacity: capacity)
    }

    private init(
        checkedAddress: UnsafeMutableRawPointer, precision: Precision, blocks: Int, stride: Int, capacity: Int
    ) {
        address = checkedAddress
        self.precision = precision
        self.blocks = blocks
        self.stride = stride
        self.capacity = capacity
    }

    /// The values of a tensor in float32.
    package var values: UnsafeMutablePointer<Float> {
        assert(precision == .float32)
        return address.assumingMemoryBound(to: Float.self)
    }

    /// The first channel of a block at a pixel, in float32.
    package func at(block: Int, pixel: Int) -> UnsafeMutablePointer<Float> {
        values + (block &* stride &+ pixel &* vectorWidth)
    }

    /// The first channel of a block at a pixel.
    package func stored(block: Int, pixel: Int) -> StoredPointer {
        StoredPointer(address + offset(block: block, pixel: pixel), precision)
    }

    private func offset(block: Int, pixel: Int) -> Int {
        (block &* stride &+ pixel &* vectorWidth) &* precision.size
    }

    // MARK: Views

    /// The same tensor, counted from a later pixel.
    package func from(pixel: Int) -> BlockedTensor {
        MemoryCheck.require(pixel * vectorWidth, of: stride, "values of a block before a view")
        return view(from: offset(block: 0, pixel: pixel), blocks: blocks)
    }

    /// The blocks of a range alone.
    package func blocks(_ range: Range<Int>) -> BlockedTensor {
        MemoryCheck.require(range.upperBound, of: blocks, "blocks of a view")
        MemoryCheck.require(range.lowerBound, of: blocks, "blocks before a view")
        return view(from: offset(block: range.lowerBound, pixel: 0), blocks: range.count)
    }

    private func view(from offset: Int, blocks: Int) -> BlockedTensor {
        BlockedTensor(
            checkedAddress: address + offset, precision: precision, blocks: blocks, stride: stride,
            capacity: capacity - offset)
    }

    /// A tensor of another shape in the same memory.
    package func reshaped(channels: Int, pixels: Int, precision: Precision = .float32) -> BlockedTensor {
        BlockedTensor(
            address: address, precision: precision, blocks: paddedToVector(channels) / vectorWidth,
            stride: BlockedTensor.stride(pixels: pixels, precision: precision), capacity: capacity)
    }

    /// A tensor of another's shape and precision in this one's memory.
    package func reshaped(like other: BlockedTensor) -> BlockedTensor {
        BlockedTensor(
            address: address, precision: other.precision, blocks: other.blocks, stride: other.stride,
            capacity: capacity)
    }

    /// Stops the program unless the first `blocks` blocks have `rows` pixels from this view's first.
    func require(blocks: Int, rows: Int) {
        MemoryCheck.require(blocks, of: self.blocks, "blocks of an operand")
        MemoryCheck.require(
            ((blocks - 1) * stride + rows * vectorWidth) * precision.size, of: capacity,
            "bytes of an operand")
    }

    // MARK: Sizes

    /// Values between two blocks for a number of pixels: padded to an odd number of cache lines around
    /// half a page, so that the blocks of one tile spread over the sets of the caches instead of all
    /// falling on the same ones, as they would at the power-of-two sizes that images like to have.
    package static func stride(pixels: Int, precision: Precision = .float32) -> Int {
        let pixelsPerLine = 64 / (vectorWidth * precision.size)
        let lines = (pixels + pixelsPerLine - 1) / pixelsPerLine
        let remainder = (lines - 67) % 128
        let padded =
            lines <= 64 ? lines | 1 : (remainder == 0 ? lines : lines + (128 - (remainder + 128) % 128))
        return padded * pixelsPerLine * vectorWidth
    }

    /// Floats that the memory of a tensor takes, whatever its precision.
    package static func floats(channels: Int, pixels: Int, precision: Precision) -> Int {
        let values =
            paddedToVector(channels) / vectorWidth * stride(pixels: pixels, precision: precision)
        return values * precision.size / MemoryLayout<Float>.size
    }
}
