import CIntrinsics

/// Memory that no one is to touch, for the address sanitizer: it sees the arena as one piece. In builds without the
/// sanitizer nothing is guarded.
enum GuardedMemory {
    static let isAvailable = address_sanitizer_is_active()

    /// Lets the sanitizer report every access to some bytes.
    static func forbid(_ start: UnsafeMutableRawPointer, bytes: Int) {
        address_sanitizer_forbid(start, bytes)
    }

    static func allow(_ start: UnsafeMutableRawPointer, bytes: Int) {
        address_sanitizer_allow(start, bytes)
    }
}

extension BlockedTensor {
    /// A pass that guards what this tensor leaves of memory that it shares with tensors of other shapes, until another
    /// tensor's fence; to be run before the tensor is written. Empty in builds without the address sanitizer.
    package var fence: [Pass] {
        guard GuardedMemory.isAvailable else { return [] }
        let used = blocks * stride * precision.size
        return [
            Pass(.gradientReduction, units: 1) { [address, capacity] _, _ in
                GuardedMemory.allow(address, bytes: used)
                GuardedMemory.forbid(address + used, bytes: capacity - used)
            }
        ]
    }
}
