import CTurboJPEG
import Foundation
import Testing

@testable import FaceData

/// Pictures for tests.
enum Pictures {
    /// The noise of `make_image_fixtures.py`: an integer hash of column, row and channel.
    static func noise(_ width: Int, _ height: Int) -> PixelImage {
        var pixels: [UInt8] = []
        pixels.reserveCapacity(width * height * 3)
        for y in 0..<UInt32(height) {
            for x in 0..<UInt32(width) {
                for channel in 0..<UInt32(3) {
                    let value = x &* 73_856_093 ^ y &* 19_349_663 ^ channel &* 83_492_791
                    pixels.append(UInt8(truncatingIfNeeded: value >> 7))
                }
            }
        }
        return PixelImage(width: width, height: height, pixels: pixels)
    }

    static func plain(_ width: Int, _ height: Int, _ colour: [UInt8]) -> PixelImage {
        PixelImage(
            width: width, height: height, pixels: (0..<(width * height)).flatMap { _ in colour })
    }

    /// Columns and rows can be read off the pixels: red is the column, green the row.
    static func grid(_ width: Int, _ height: Int) -> PixelImage {
        var pixels: [UInt8] = []
        for y in 0..<height {
            for x in 0..<width { pixels += [UInt8(x), UInt8(y), 0] }
        }
        return PixelImage(width: width, height: height, pixels: pixels)
    }

    /// A PNG file whose colour tells which it is.
    static func png(_ number: Int, side: Int = 8) throws -> [UInt8] {
        let colour = [UInt8(number & 255), UInt8((number * 37) & 255), UInt8(number >> 8 & 255)]
        return try PNGEncoder.encode(plain(side, side, colour))
    }

    static func jpeg(_ picture: PixelImage, quality: Int32 = 90) throws -> [UInt8] {
        try jpeg(
            picture.pixels, width: picture.width, height: picture.height, format: TJPF_RGB, quality: quality)
    }

    /// A JPEG of rows in any of the library's pixel formats; from CMYK it makes YCCK.
    static func jpeg(
        _ pixels: [UInt8], width: Int, height: Int, format: TJPF, quality: Int32
    ) throws -> [UInt8] {
        let handle = try #require(tjInitCompress())
        defer { tjDestroy(handle) }
        var buffer: UnsafeMutablePointer<UInt8>?
        var size: UInt = 0
        let status = tjCompress2(
            handle, pixels, Int32(width), 0, Int32(height), format.rawValue, &buffer, &size,
            Int32(TJSAMP_444.rawValue), quality, 0)
        defer { tjFree(buffer) }
        try #require(status == 0)
        return Array(UnsafeBufferPointer(start: buffer, count: Int(size)))
    }
}

extension PixelImage {
    /// The largest difference of any value from another picture's of the same size.
    func largestDifference(from other: PixelImage) -> Int {
        zip(pixels, other.pixels).map { abs(Int($0) - Int($1)) }.max() ?? 0
    }

    subscript(x: Int, y: Int) -> [UInt8] {
        let start = (y * width + x) * 3
        return Array(pixels[start..<(start + 3)])
    }
}
