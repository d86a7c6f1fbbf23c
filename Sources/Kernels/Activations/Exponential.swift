/// 1 + e⁻ˣ for sixteen values; x is limited to [-87, 87].
///
/// −x = n ln 2 − r with n whole and |r| ≤ ln 2 / 2, so that e⁻ˣ = 2ⁿ e⁻ʳ. Adding 1.5·2²³ rounds to the nearest whole
/// number without a call and leaves it in the low bits; with 127 more these are the bits of 2ⁿ's exponent. r is taken from
/// the unrounded product, since n ln 2 and x nearly cancel. e⁻ʳ is 1 + r · q(r) with q a minimax fit of degree 4
/// (relative error below 10⁻⁷ before rounding).
@inline(__always)
func onePlusExponentialOfNegative(_ x: Vector) -> Vector {
    let x = x.limited(toMagnitude: 87)
    let magic = Vector(repeating: 12_582_912 + 127)
    let shifted = magic.addingProduct(x, Vector(repeating: -1.442_695))
    let rest = x.addingExactProduct(shifted - magic, Vector(repeating: 0.693_147_2))
    var polynomial = Vector(repeating: -0.008_290_513)
    polynomial = Vector(repeating: 0.041_898_243).addingProduct(polynomial, rest)
    polynomial = Vector(repeating: -0.166_676_42).addingProduct(polynomial, rest)
    polynomial = Vector(repeating: 0.499_991_48).addingProduct(polynomial, rest)
    polynomial = Vector(repeating: -0.999_999_7).addingProduct(polynomial, rest)
    polynomial = Vector(repeating: 1).addingProduct(polynomial, rest)
    let exponent = unsafeBitCast(shifted, to: SIMD16<Int32>.self) &<< SIMD16(repeating: 23)
    return Vector(repeating: 1).addingProduct(polynomial, unsafeBitCast(exponent, to: Vector.self))
}
