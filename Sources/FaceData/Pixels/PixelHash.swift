/// A picture's fingerprint: equal for equal sizes and pixels, whatever file they came from.
package struct PixelHash: Hashable, Sendable {
    private let width: Int
    private let height: Int
    private let value: UInt64

    package init(_ image: PixelImage) {
        width = image.width
        height = image.height
        value = image.pixels.withUnsafeBytes { bytes in
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            var offset = 0
            while offset + 8 <= bytes.count {
                hash = Self.mix(hash, bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                offset += 8
            }
            for byte in bytes[offset...] { hash = Self.mix(hash, UInt64(byte)) }
            return hash
        }
    }

    /// A step of FNV-1a, eight bytes at a time, with the high half folded back so that every bit spreads.
    private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
        let product = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
        return product ^ (product >> 32)
    }
}
