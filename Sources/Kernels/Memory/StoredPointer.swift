/// Where values of either precision begin: what layers hand to kernels, which turn to one precision once a
/// call.
package enum StoredPointer {
    case float32(UnsafeMutablePointer<Float>)
    case bfloat16(UnsafeMutablePointer<BFloat16>)

    package init(_ address: UnsafeMutableRawPointer, _ precision: Precision) {
        switch precision {
        case .float32: self = .float32(address.assumingMemoryBound(to: Float.self))
        case .bfloat16: self = .bfloat16(address.assumingMemoryBound(to: BFloat16.self))
        }
    }

    package var address: UnsafeMutableRawPointer {
        switch self {
        case .float32(let values): UnsafeMutableRawPointer(values)
        case .bfloat16(let values): UnsafeMutableRawPointer(values)
        }
    }

    /// The place `count` values further on.
    package static func + (pointer: StoredPointer, count: Int) -> StoredPointer {
        switch pointer {
        case .float32(let values): .float32(values + count)
        case .bfloat16(let values): .bfloat16(values + count)
        }
    }

    /// For a kernel that is given precisions which no layer combines.
    static func unexpectedPrecisions() -> Never {
        // Not a precondition, which `-Ounchecked` would take for impossible.
        fatalError("a kernel was given tensors of precisions that it does not combine")
    }
}
