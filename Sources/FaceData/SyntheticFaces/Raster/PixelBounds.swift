/// A rectangle of whole pixels inside a square image, `right` and `bottom` excluded.
struct PixelBounds {
    let left, top, right, bottom: Int

    /// The pixels within `margin` of the points, as far as they lie in the image.
    init(around points: [Point], margin: Float, imageSize: Int) {
        var low = Point(repeating: .greatestFiniteMagnitude)
        var high = -low
        for point in points {
            low = low.replacing(with: point, where: point .< low)
            high = high.replacing(with: point, where: point .> high)
        }
        let limit = Float(imageSize)
        func pixel(_ value: Float) -> Int { Int(Swift.min(Swift.max(value, 0), limit)) }
        left = pixel((low.x - margin).rounded(.down))
        top = pixel((low.y - margin).rounded(.down))
        right = pixel((high.x + margin + 1).rounded(.up))
        bottom = pixel((high.y + margin + 1).rounded(.up))
    }

    /// Calls `body` with the index and the centre of every pixel.
    @inline(__always)
    func forEachPixel(imageSize: Int, _ body: (Int, Point) -> Void) {
        guard left < right, top < bottom else { return }
        for y in top..<bottom {
            for x in left..<right {
                body(y * imageSize + x, Point(Float(x) + 0.5, Float(y) + 0.5))
            }
        }
    }
}
