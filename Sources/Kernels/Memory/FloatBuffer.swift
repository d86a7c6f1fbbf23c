/// A number of floats in a row. Parts of it are checked when they are taken.
package struct FloatBuffer {
    package let start: UnsafeMutablePointer<Float>
    package let count: Int

    init(start: UnsafeMutablePointer<Float>, count: Int) {
        self.start = start
        self.count = count
    }

    /// `count` floats from an offset on. The program stops if these are not there.
    package func part(_ offset: Int, count: Int) -> FloatBuffer {
        MemoryCheck.require(offset, of: self.count, "floats of a buffer before a part")
        MemoryCheck.require(count, of: self.count - offset, "floats of a buffer's part")
        return FloatBuffer(start: start + offset, count: count)
    }

    /// A tensor in these floats, from an offset on. The program stops if there are too few.
    package func tensor(_ offset: Int, channels: Int, pixels: Int, precision: Precision) -> BlockedTensor {
        let floats = BlockedTensor.floats(channels: channels, pixels: pixels, precision: precision)
        return BlockedTensor(
            address: part(offset, count: floats).start, precision: precision,
            blocks: paddedToVector(channels) / vectorWidth,
            stride: BlockedTensor.stride(pixels: pixels, precision: precision),
            capacity: floats * MemoryLayout<Float>.stride)
    }
}
