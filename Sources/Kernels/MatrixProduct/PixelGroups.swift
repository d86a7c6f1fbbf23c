/// The layout that a product summed over pixels reads its repeated operand in.
///
/// For Float that is as activations lie. For BFloat16 pixels stand in pairs, [pixels / 2][16][2]; where tile registers
/// multiply them, in groups that fill a left factor's rows, [pixels / 32][16][32].
package enum PixelGroups {
    /// Pixels that `rows` of them take in this layout; those that a last group lacks count as zero.
    package static func capacity(rows: Int, precision: Precision) -> Int {
        let size = TileRegisters.areUsed(for: precision) ? TileRegisters.terms : 1
        return (rows + size - 1) / size * size
    }

    /// `rows` pixels of a tile, in groups.
    ///
    /// - Parameters:
    ///   - input: counted from the first pixel of the tile, which has an even number.
    ///   - target: room for `capacity` pixels; may be the input's own memory. Unused in float32.
    /// - Returns: where they lie.
    package static func grouped(_ input: BlockedTensor, rows: Int, in target: BlockedTensor) -> BlockedTensor
    {
        guard input.precision == .bfloat16 else { return input }
        input.require(blocks: input.blocks, rows: rows)
        target.require(blocks: input.blocks, rows: capacity(rows: rows, precision: .bfloat16))
        for block in 0..<input.blocks {
            guard case .bfloat16(let source) = input.stored(block: block, pixel: 0),
                case .bfloat16(let groups) = target.stored(block: block, pixel: 0)
            else { StoredPointer.unexpectedPrecisions() }
            if TileRegisters.areUsed(for: .bfloat16) {
                transpose(source, rows: rows, into: groups)
            } else {
                pair(source, rows: rows, into: groups)
            }
        }
        return target.blocks(0..<input.blocks)
    }

    private static func pair(
        _ source: UnsafePointer<BFloat16>, rows: Int, into pairs: UnsafeMutablePointer<BFloat16>
    ) {
        for row in stride(from: 0, to: rows, by: 2) {
            let place = row &* vectorWidth
            let terms = BFloat16.pixelTerms(source + place, isPartial: row &+ 1 == rows)
            UnsafeMutableRawPointer(pairs + place).storeBytes(of: terms, as: SIMD32<UInt16>.self)
        }
    }

    /// Sixteen pairs of pixels are a square of 32-bit values: turned, its rows are channels.
    private static func transpose(
        _ source: UnsafePointer<BFloat16>, rows: Int, into groups: UnsafeMutablePointer<BFloat16>
    ) {
        for first in stride(from: 0, to: rows, by: TileRegisters.terms) {
            let channels = Square {
                let row = first &+ 2 &* $0
                guard row < rows else { return .zero }
                let pair = BFloat16.pixelTerms(source + row &* vectorWidth, isPartial: row &+ 1 == rows)
                return unsafeBitCast(pair, to: Vector.self)
            }.transposed
            let group = UnsafeMutableRawPointer(groups + first &* vectorWidth)
            for channel in 0..<vectorWidth {
                group.storeBytes(
                    of: channels[channel], toByteOffset: channel &* MemoryLayout<Vector>.size, as: Vector.self
                )
            }
        }
    }
}
