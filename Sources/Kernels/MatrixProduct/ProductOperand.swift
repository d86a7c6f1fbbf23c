import CIntrinsics

/// A value that the micro-kernels multiply. One multiplication takes `depth` terms of the sum for each of its
/// sixteen outputs: one of Float, a pair of BFloat16.
///
/// A pixel's channels lie beside each other, so terms along channels are read as they are. Weights lie in
/// groups of `depth` rows: [inputs / depth][16][depth]. Where the sum runs over pixels, the operand whose
/// values are repeated needs its pixels in groups too, [pixels / depth][16][depth]: see `PixelGroups`.
protocol ProductOperand: StoredValue {
    /// Sixteen times `depth` values.
    associatedtype Terms

    static var depth: Int { get }

    /// `depth` values that lie beside each other, sixteen times.
    static func repeating(_ address: UnsafePointer<Self>) -> Terms

    /// Sixteen groups of `depth` values as they lie.
    static func terms(_ address: UnsafePointer<Self>) -> Terms

    /// The sixteen channels of `depth` pixels, grouped by channel; with `isPartial` only the first pixel is
    /// there, and the others count as zero.
    static func pixelTerms(_ address: UnsafePointer<Self>, isPartial: Bool) -> Terms

    static func addProduct(_ sum: inout Vector, _ a: Terms, _ b: Terms)
}

extension Float: ProductOperand {
    static var depth: Int { 1 }

    @inline(__always)
    static func repeating(_ address: UnsafePointer<Float>) -> Vector { Vector(repeating: address.pointee) }

    @inline(__always)
    static func terms(_ address: UnsafePointer<Float>) -> Vector { load(address) }

    @inline(__always)
    static func pixelTerms(_ address: UnsafePointer<Float>, isPartial: Bool) -> Vector { load(address) }

    @inline(__always)
    static func addProduct(_ sum: inout Vector, _ a: Vector, _ b: Vector) { sum.addProduct(a, b) }
}

extension BFloat16: ProductOperand {
    static var depth: Int { 2 }

    @inline(__always)
    static func repeating(_ address: UnsafePointer<BFloat16>) -> SIMD32<UInt16> {
        bfloat_pairs_repeating(UnsafeRawPointer(address).assumingMemoryBound(to: UInt32.self).pointee)
    }

    @inline(__always)
    static func terms(_ address: UnsafePointer<BFloat16>) -> SIMD32<UInt16> {
        UnsafeRawPointer(address).loadUnaligned(as: SIMD32<UInt16>.self)
    }

    @inline(__always)
    static func pixelTerms(_ address: UnsafePointer<BFloat16>, isPartial: Bool) -> SIMD32<UInt16> {
        guard isPartial else { return bfloat_interleave_halves(terms(address)) }
        let first = UnsafeRawPointer(address).assumingMemoryBound(to: SIMD16<UInt16>.self).pointee
        return bfloat_pair_up(first, .zero)
    }

    @inline(__always)
    static func addProduct(_ sum: inout Vector, _ a: SIMD32<UInt16>, _ b: SIMD32<UInt16>) {
        sum = vector_add_pair_products(sum, a, b)
    }

    /// Rounds two vectors and stores them as sixteen pairs.
    @inline(__always)
    static func storePairs(_ first: Vector, _ second: Vector, _ address: UnsafeMutablePointer<BFloat16>) {
        UnsafeMutableRawPointer(address).storeBytes(
            of: bfloat_pair_up(bfloat_from_vector(first), bfloat_from_vector(second)),
            as: SIMD32<UInt16>.self)
    }
}
