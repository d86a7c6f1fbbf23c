/// A smooth hill around a centre: weight 1 in the middle, 0 from 2.83 radii on. The fourth power of the weight
/// stands in for a Gaussian, which would cost an exponential for each pixel.
struct Mound {
    let center: Point
    /// Half axes in pixels: where a Gaussian would have its standard deviation.
    let first, second: Point

    @inline(__always)
    func forEachPixel(imageSize: Int, _ body: (Int, Point, Float, Point) -> Void) {
        let determinant = first.x * second.y - first.y * second.x
        guard abs(determinant) > 1e-6 else { return }
        let across = Point(second.y, -second.x) / determinant
        let down = Point(-first.y, first.x) / determinant
        let reach: Float = 2.83
        let corners = [first + second, first - second].flatMap { [center + $0 * reach, center - $0 * reach] }
        let bounds = PixelBounds(around: corners, margin: 0, imageSize: imageSize)
        bounds.forEachPixel(imageSize: imageSize) { index, pixel in
            let u = across.dot(pixel - center)
            let v = down.dot(pixel - center)
            let weight = 1 - (u * u + v * v) / 8
            if weight > 0 { body(index, pixel, weight, across * u + down * v) }
        }
    }
}
