import CIntrinsics

/// The upper half of a Float: its range, and 8 significant bits.
package struct BFloat16 {
    package let bits: UInt16

    package init(bits: UInt16) { self.bits = bits }
}

extension BFloat16: StoredValue {
    @inline(__always)
    package static func load(_ address: UnsafePointer<BFloat16>) -> Vector {
        vector_from_bfloat(UnsafeRawPointer(address).assumingMemoryBound(to: SIMD16<UInt16>.self).pointee)
    }

    @inline(__always)
    package static func store(_ vector: Vector, _ address: UnsafeMutablePointer<BFloat16>) {
        UnsafeMutableRawPointer(address).assumingMemoryBound(to: SIMD16<UInt16>.self).pointee =
            bfloat_from_vector(vector)
    }

    @inline(__always)
    package static func stream(_ vector: Vector, _ address: UnsafeMutablePointer<BFloat16>) {
        bfloat_stream_store(
            bfloat_from_vector(vector),
            UnsafeMutableRawPointer(address).assumingMemoryBound(to: UInt16.self))
    }
}
