/// e⁻ˣ for sixteen values; x is limited to [-87, 87].
///
/// −x log₂ e = n + f with n whole and |f| ≤ 1/2: 2ⁿ goes into the exponent, 2ᶠ is 1 + f · q(f) with q a
/// minimax fit of degree 4 (relative error below 10⁻⁷ before rounding). Adding 1.5·2²³ rounds to the nearest
/// whole number without a call and leaves it in the low bits; f is taken from the unrounded product, with
/// log₂ e in two parts, so that a large x costs no accuracy.
@inline(__always)
func exponentialOfNegative(_ x: Vector) -> Vector {
    let x = x.limited(from: -87, to: 87)
    let factor = Vector(repeating: -1.442_695_02)
    let factorRest = Vector(repeating: -1.925_963e-8)
    let magic = Vector(repeating: 12_582_912)
    let shifted = magic.addingProduct(x, factor)
    let fraction = (magic - shifted).addingExactProduct(x, factor).addingProduct(x, factorRest)
    var polynomial = Vector(repeating: 0.001_326_469_4)
    polynomial = Vector(repeating: 0.009_671_515).addingProduct(polynomial, fraction)
    polynomial = Vector(repeating: 0.055_507_34).addingProduct(polynomial, fraction)
    polynomial = Vector(repeating: 0.240_222_42).addingProduct(polynomial, fraction)
    polynomial = Vector(repeating: 0.693_147).addingProduct(polynomial, fraction)
    polynomial = Vector(repeating: 1).addingProduct(polynomial, fraction)
    let exponent = unsafeBitCast(shifted, to: SIMD16<Int32>.self) &<< SIMD16(repeating: 23)
    return unsafeBitCast(unsafeBitCast(polynomial, to: SIMD16<Int32>.self) &+ exponent, to: Vector.self)
}
