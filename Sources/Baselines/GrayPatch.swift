package import FaceData

/// A face as classic features see it: a small square of brightness, 0 to 1.
package struct GrayPatch: Sendable, Equatable {
    /// The side in pixels: FER2013's own.
    package static let side = 48

    /// side × side values, row by row.
    package let values: [Float]

    /// - Parameter image: resized and cropped as evaluation does; brightness by Rec. 601's weights.
    package init(_ image: PixelImage) {
        let square = image.resizedAndCentreCropped(to: Self.side)
        values = (0..<(Self.side * Self.side)).map { pixel in
            let red = Float(square.pixels[pixel * 3])
            let green = Float(square.pixels[pixel * 3 + 1])
            let blue = Float(square.pixels[pixel * 3 + 2])
            return (0.299 * red + 0.587 * green + 0.114 * blue) / 255
        }
    }

    /// A brightness; beyond the border that of the border.
    func at(_ row: Int, _ column: Int) -> Float {
        let last = Self.side - 1
        return values[min(max(row, 0), last) * Self.side + min(max(column, 0), last)]
    }
}
