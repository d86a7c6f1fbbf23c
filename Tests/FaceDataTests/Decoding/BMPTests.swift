import Testing

@testable import FaceData

/// Variants of BMP that Pillow does not write.
@Suite struct BMPTests {
    /// Two rows of red, green over blue, white.
    private let colors: [[UInt8]] = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255]]

    @Test func rowsMayBeginAtTheTop() throws {
        let rows: [UInt8] = [0, 0, 255, 0, 255, 0, 0, 0, 255, 0, 0, 255, 255, 255, 0, 0]
        let file = bitmap(width: 2, height: -2, bits: 24, compression: 0, tables: [], pixels: rows)
        #expect(try decode(file) == PixelImage(width: 2, height: 2, pixels: colors.flatMap(\.self)))
    }

    @Test func sixteenBitsWithMasksAreScaledToEight() throws {
        // RGB565, bottom row first.
        let masks = little(0xF800) + little(0x07E0) + little(0x001F)
        let rows: [UInt8] = [0x1F, 0x00, 0xFF, 0xFF, 0x00, 0xF8, 0xE0, 0x07]
        let file = bitmap(width: 2, height: 2, bits: 16, compression: 3, tables: masks, pixels: rows)
        #expect(try decode(file) == PixelImage(width: 2, height: 2, pixels: colors.flatMap(\.self)))
    }

    @Test func runsOfEightBitsAreExpanded() throws {
        let palette = colors.flatMap { [$0[2], $0[1], $0[0], 0] as [UInt8] }
        // Bottom row: two literal pixels (padded to an even count); top row: runs of one pixel; end.
        let rows: [UInt8] = [0, 3, 2, 3, 2, 0, 0, 0, 1, 0, 1, 1, 1, 0, 0, 1]
        let file = bitmap(
            width: 3, height: 2, bits: 8, compression: 1, tables: palette, pixels: rows, colors: 4)
        let expected = [0, 1, 0, 2, 3, 2].flatMap { colors[$0] }
        #expect(try decode(file) == PixelImage(width: 3, height: 2, pixels: expected))
    }

    @Test func runsOfFourBitsAlternateTheirNibbles() throws {
        let palette = colors.flatMap { [$0[2], $0[1], $0[0], 0] as [UInt8] }
        let rows: [UInt8] = [3, 0x01, 0, 1]
        let file = bitmap(
            width: 3, height: 1, bits: 4, compression: 2, tables: palette, pixels: rows, colors: 4)
        #expect(
            try decode(file) == PixelImage(width: 3, height: 1, pixels: [0, 1, 0].flatMap { colors[$0] }))
    }

    @Test func theShortHeaderOfOS2IsRead() throws {
        let header = Array("BM".utf8) + little(0) + little(0) + little(26) + little(12)
        let sides: [UInt8] = [1, 0, 1, 0, 1, 0, 24, 0]
        #expect(
            try decode(header + sides + [1, 2, 3, 0]) == PixelImage(width: 1, height: 1, pixels: [3, 2, 1]))
    }

    @Test func otherCompressionsAreNamed() {
        let file = bitmap(width: 1, height: 1, bits: 24, compression: 4, tables: [], pixels: [0, 0, 0, 0])
        let error = #expect(throws: UnreadableImage.self) { try decode(file) }
        #expect(error?.reason == "a BMP picture with compression 4, which cannot be read")
    }

    private func decode(_ bytes: [UInt8]) throws -> PixelImage {
        try ImageDecoder.decode(bytes: bytes, path: "face.bmp")
    }

    private func bitmap(
        width: Int, height: Int, bits: UInt8, compression: Int, tables: [UInt8], pixels: [UInt8],
        colors: Int = 0
    ) -> [UInt8] {
        let offset = 54 + tables.count
        var file = Array("BM".utf8) + little(offset + pixels.count) + little(0) + little(offset)
        file += little(40) + little(width) + little(height) + [1, 0, bits, 0] + little(compression)
        file += little(pixels.count) + little(0) + little(0) + little(colors) + little(0)
        return file + tables + pixels
    }

    private func little(_ value: Int) -> [UInt8] {
        withUnsafeBytes(of: Int32(truncatingIfNeeded: value).littleEndian, Array.init)
    }
}
