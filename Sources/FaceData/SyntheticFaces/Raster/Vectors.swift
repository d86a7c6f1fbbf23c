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

extension LinearColor {
    /// The colour that a screen shows for these numbers, 0...255, as linear light.
    static func sRGB(_ red: Float, _ green: Float, _ blue: Float) -> LinearColor {
        let encoded = SIMD4(red, green, blue, 0) / 255
        // Between the square and the cube lies the curve's 2.2 to within a hundredth.
        return encoded * encoded * (encoded * 0.2 + 0.8)
    }
}
