import CIntrinsics

/// Sixteen channels of one pixel: the unit that every kernel loads, computes and stores. One register
/// with AVX-512, two with AVX2, four with SSE2 or NEON.
package typealias Vector = SIMD16<Float>

/// Channels in a `Vector`; channel counts are padded with zeros to a multiple of it.
@inlinable
package var vectorWidth: Int { 16 }

/// `count` rounded up to a multiple of `vectorWidth`.
@inlinable
package func paddedToVector(_ count: Int) -> Int {
    (count + vectorWidth - 1) / vectorWidth * vectorWidth
}

/// The standard library's versions of these are loops over the sixteen values, which become one instruction
/// only where the optimiser sees through them. These are one instruction everywhere, and shadow the others.
extension SIMD16<Float> {
    /// self + a · b.
    @inline(__always)
    func addingProduct(_ a: Vector, _ b: Vector) -> Vector {
        vector_multiply_add(self, a, b)
    }

    /// self + a · b where the two nearly cancel: the product's rounding counts too.
    @inline(__always)
    func addingExactProduct(_ a: Vector, _ b: Vector) -> Vector {
        vector_multiply_add_exactly(self, a, b)
    }

    @inline(__always)
    mutating func addProduct(_ a: Vector, _ b: Vector) {
        self = vector_multiply_add(self, a, b)
    }

    /// 1 / self, to within two units in the last place.
    @inline(__always)
    var reciprocal: Vector {
        vector_reciprocal(self)
    }

    @inline(__always)
    func squareRoot() -> Vector {
        vector_square_root(self)
    }

    /// Each value, no further from zero than `magnitude`, which is positive.
    @inline(__always)
    func limited(toMagnitude magnitude: Float) -> Vector {
        vector_limit_magnitude(self, magnitude)
    }

    /// Each value, no lower than `low` and no higher than `high`.
    @inline(__always)
    func limited(from low: Float, to high: Float) -> Vector {
        vector_minimum(vector_maximum(self, Vector(repeating: low)), Vector(repeating: high))
    }
}
