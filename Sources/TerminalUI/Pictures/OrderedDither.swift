/// Ordered dithering by Bayer's 4×4 matrix.
enum OrderedDither {
    /// A threshold between 0 and 1 for a pixel.
    static func threshold(_ x: Int, _ y: Int) -> Double {
        (Double(matrix[(y & 3) * 4 + (x & 3)]) + 0.5) / 16
    }

    /// A pixel made lighter or darker by up to half of `amount`, by its place.
    static func shift(_ pixel: RGB, _ x: Int, _ y: Int, by amount: Double) -> RGB {
        let change = (threshold(x, y) - 0.5) * amount
        let shifted = { (channel: UInt8) in UInt8(min(255, max(0, Double(channel) + change))) }
        return RGB(shifted(pixel.red), shifted(pixel.green), shifted(pixel.blue))
    }

    private static let matrix = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5]
}
