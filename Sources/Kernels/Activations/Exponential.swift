/// e^x for sixteen values, to within 2 units in the last place on [-87, 88]; outside it is clamped.
///
/// x = n ln 2 + r with |r| ≤ ln 2 / 2; 2ⁿ goes into the exponent, eʳ is a polynomial with the
/// coefficients of Moshier's Cephes library (`expf`). Adding 1.5·2²³ rounds to the nearest whole number
/// without a call.
@inline(__always)
func exponential(_ x: Vector) -> Vector {
    let x = x.limited(from: -87, to: 88)
    let magic = Vector(repeating: 12_582_912)
    let shifted = magic.addingProduct(x, Vector(repeating: 1.442_695_04))
    let whole = shifted - magic
    var remainder = x.addingProduct(whole, Vector(repeating: -0.693_359_375))
    remainder.addProduct(whole, Vector(repeating: 2.121_944_4e-4))
    var power = Vector(repeating: 1.987_569_15e-4)
    power = Vector(repeating: 1.398_199_95e-3).addingProduct(power, remainder)
    power = Vector(repeating: 8.333_451_9e-3).addingProduct(power, remainder)
    power = Vector(repeating: 4.166_579_6e-2).addingProduct(power, remainder)
    power = Vector(repeating: 0.166_666_65).addingProduct(power, remainder)
    power = Vector(repeating: 0.5).addingProduct(power, remainder)
    let square = remainder * remainder
    let fraction = (remainder + Vector(repeating: 1)).addingProduct(power, square)
    let exponent = unsafeBitCast(shifted, to: SIMD16<Int32>.self) &<< SIMD16(repeating: 23)
    return unsafeBitCast(unsafeBitCast(fraction, to: SIMD16<Int32>.self) &+ exponent, to: Vector.self)
}
