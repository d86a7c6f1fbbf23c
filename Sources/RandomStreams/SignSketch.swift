#if canImport(Glibc)
    // Square roots call the mathematics library where the argument may be negative.
    import Glibc
#endif

/// A short summary of a long tensor: its norm and its projections on sixteen vectors of random signs.
///
/// The mean square of the differences between two tensors' projections estimates their squared distance,
/// whatever the tensors are (Alon, Matias, Szegedy, "The space complexity of approximating the frequency
/// moments", 1999). `docs/verify-fixtures.md` has the format.
package struct SignSketch: Sendable, Equatable {
    /// ‖b‖₂.
    package var norm: Double
    /// Σᵢ sₖ(i)·bᵢ for k in 0..<16.
    package var projections: SIMD16<Double>

    package init(norm: Double, projections: SIMD16<Double>) {
        self.norm = norm
        self.projections = projections
    }

    /// The sketch of a tensor.
    ///
    /// - Parameters:
    ///   - values: the tensor's elements, in torchvision's layout.
    ///   - tensor: the tensor's number, which keys its signs.
    ///   - seed: keys all signs.
    package init(of values: UnsafeBufferPointer<Float>, tensor: UInt32, seed: UInt64) {
        let key = SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
        var sum = SIMD16<Double>()
        var squares = 0.0
        for block in 0..<(values.count + 7) / 8 {
            let words = Philox.words(counter: SIMD4(UInt32(block), tensor, Self.purpose, 0), key: key)
            for index in 8 * block..<min(8 * block + 8, values.count) {
                let word = words[(index & 7) >> 1]
                let value = Double(values[index])
                sum += Self.signed(value, by: index & 1 == 0 ? word & 0xFFFF : word >> 16)
                squares += value * value
            }
        }
        norm = squares.squareRoot()
        projections = sum
    }

    /// An estimate of the distance between two tensors from their sketches under the same tensor number
    /// and seed; its relative standard deviation is 18%.
    package func distance(to other: SignSketch) -> Double {
        let difference = projections - other.projections
        return ((difference * difference).sum() / 16).squareRoot()
    }

    private static let purpose: UInt32 = 0x534B_4554

    /// Lane k is -value where bit k is set, else value.
    private static func signed(_ value: Double, by bits: UInt32) -> SIMD16<Double> {
        let shifts = SIMD16<UInt64>(63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48)
        let signs = (SIMD16(repeating: UInt64(bits)) &<< shifts) & SIMD16(repeating: 1 << 63)
        return unsafeBitCast(SIMD16(repeating: value.bitPattern) ^ signs, to: SIMD16<Double>.self)
    }
}
