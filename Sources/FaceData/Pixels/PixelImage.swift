/// An 8-bit RGB picture: rows of interleaved red, green, blue.
package struct PixelImage: Sendable, Equatable {
    package let width: Int
    package let height: Int
    /// width × height × 3 values.
    package var pixels: [UInt8]

    package init(width: Int, height: Int, pixels: [UInt8]) {
        precondition(pixels.count == width * height * 3)
        self.width = width
        self.height = height
        self.pixels = pixels
    }
}
