/// The layout that a product summed over pixels reads its repeated operand in: for BFloat16 two pixels to a
/// group, [pixels / 2][16][2]; for Float as activations lie.
package enum PixelPairs {
    /// `rows` pixels of a tile, in pairs.
    ///
    /// - Parameters:
    ///   - input: counted from the first pixel of the tile, which has an even number.
    ///   - target: room for them; may be the input's own memory. Unused in float32.
    /// - Returns: where they lie.
    package static func paired(_ input: BlockedTensor, rows: Int, in target: BlockedTensor) -> BlockedTensor {
        guard input.precision == .bfloat16 else { return input }
        for block in 0..<input.blocks {
            guard case .bfloat16(let source) = input.stored(block: block, pixel: 0),
                case .bfloat16(let pairs) = target.stored(block: block, pixel: 0)
            else { StoredPointer.unexpectedPrecisions() }
            for row in stride(from: 0, to: rows, by: 2) {
                let place = row &* vectorWidth
                let terms = BFloat16.pixelTerms(source + place, isPartial: row &+ 1 == rows)
                UnsafeMutableRawPointer(pairs + place).storeBytes(of: terms, as: SIMD32<UInt16>.self)
            }
        }
        return BlockedTensor(
            address: target.address, precision: .bfloat16, blocks: input.blocks, stride: target.stride)
    }
}
