/// 2^x for sixteen values, to within 3 units in the last place on [-126, 126]; outside it is clamped.
///
/// x = n + f with n whole and |f| ≤ 1/2: 2ⁿ goes into the exponent, 2ᶠ is 1 + f · q(f) with q a minimax fit
/// of degree 4 (relative error below 10⁻⁷ before rounding). Adding 1.5·2²³ rounds to the nearest whole number
/// without a call and leaves it in the low bits.
@inline(__always)
func exponentialBase2(_ x: Vector) -> Vector {
    let x = x.limited(from: -126, to: 126)
    let magic = Vector(repeating: 12_582_912)
    let shifted = x + magic
    let fraction = x - (shifted - magic)
    var polynomial = Vector(repeating: 0.001_326_469_4)
    polynomial = Vector(repeating: 0.009_671_515).addingProduct(polynomial, fraction)
    polynomial = Vector(repeating: 0.055_507_34).addingProduct(polynomial, fraction)
    polynomial = Vector(repeating: 0.240_222_42).addingProduct(polynomial, fraction)
    polynomial = Vector(repeating: 0.693_147).addingProduct(polynomial, fraction)
    polynomial = Vector(repeating: 1).addingProduct(polynomial, fraction)
    let exponent = unsafeBitCast(shifted, to: SIMD16<Int32>.self) &<< SIMD16(repeating: 23)
    return unsafeBitCast(unsafeBitCast(polynomial, to: SIMD16<Int32>.self) &+ exponent, to: Vector.self)
}
