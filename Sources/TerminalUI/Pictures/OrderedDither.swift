/// Ordered dithering by Bayer's 4×4 matrix.
enum OrderedDither {
    /// A threshold between 0 and 1 for a pixel.
    static func threshold(_ x: Int, _ y: Int) -> Double {
        (Double(matrix[(y & 3) * 4 + (x & 3)]) + 0.5) / 16
    }

    private static let matrix = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5]
}
