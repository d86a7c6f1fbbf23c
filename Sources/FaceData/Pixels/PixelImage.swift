/// An 8-bit RGB picture: rows of interleaved red, green, blue.
package struct PixelImage: Sendable, Equatable {
    package let width: Int
    package let height: Int
    /// width × height × 3 values.
    package var pixels: [UInt8]
    /// A Boolean value that indicates whether the file breaks its format's rules in a way that every decoder tolerates.
    package var isRepaired = false

    package init(width: Int, height: Int, pixels: [UInt8]) {
        precondition(pixels.count == width * height * 3)
        self.width = width
        self.height = height
        self.pixels = pixels
    }
}
