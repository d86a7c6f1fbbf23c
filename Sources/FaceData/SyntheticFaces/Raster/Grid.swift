/// A point or offset in a plane, x to the right and y downwards.
typealias Point = SIMD2<Float>

/// Linear light: red, green, blue, and a fourth lane that nothing reads.
typealias LinearColor = SIMD4<Float>

extension SIMD where Scalar == Float {
    func dot(_ other: Self) -> Float { (self * other).sum() }
    var length: Float { dot(self).squareRoot() }
}

extension Float {
    /// The value held to 0...1.
    var saturated: Float { self < 0 ? 0 : (self > 1 ? 1 : self) }

    /// 0 below `lower`, 1 above `upper`, smooth between.
    func smoothStep(_ lower: Float, _ upper: Float) -> Float {
        let t = ((self - lower) / (upper - lower)).saturated
        return t * t * (3 - 2 * t)
    }
}

/// The way from one value to another, `t` in 0...1.
@inline(__always)
func mix<Value: SIMD>(_ from: Value, _ to: Value, _ t: Float) -> Value where Value.Scalar == Float {
    from + (to - from) * t
}

/// A square of values, row by row.
final class Grid<Element> {
    let size: Int
    let values: UnsafeMutablePointer<Element>

    init(size: Int, filledWith element: Element) {
        self.size = size
        values = .allocate(capacity: size * size)
        values.initialize(repeating: element, count: size * size)
    }

    deinit {
        values.deinitialize(count: size * size)
        values.deallocate()
    }
}

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
