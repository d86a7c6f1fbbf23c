#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// One range of zeroed memory, planned piece by piece and mapped once.
///
/// The plan is made by the very code that later takes the pieces: `Arena.bytes(planning:)` runs it on
/// memory that does not exist, and says what it would take. A piece beyond the plan stops the program. In builds with the
/// address sanitizer a red zone stands between two pieces.
package final class Arena {
    private let base: UnsafeMutableRawPointer
    private let capacity: Int
    private let isMapped: Bool
    private var used = 0

    /// Pieces begin at multiples of a cache line.
    private static let alignment = 64
    /// Guarded bytes after each piece.
    private static let redZone = GuardedMemory.isAvailable ? 1024 : 0

    /// - Returns: nil where the system will not give so much.
    package init?(bytes: Int) {
        capacity = max(bytes, Self.alignment)
        let memory = mmap(nil, capacity, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        guard let memory, memory != MAP_FAILED else { return nil }
        base = memory
        isMapped = true
        #if canImport(Glibc)
            // Large pages where the system has them: tiles touch many channel blocks far apart.
            madvise(memory, capacity, MADV_HUGEPAGE)
        #endif
    }

    private init?(planningFrom address: Int) {
        guard let base = UnsafeMutableRawPointer(bitPattern: address) else { return nil }
        self.base = base
        capacity = .max
        isMapped = false
    }

    deinit {
        if isMapped {
            GuardedMemory.allow(base, bytes: capacity)
            munmap(base, capacity)
        }
    }

    /// The bytes that `build` takes from the arena it is given. It must not touch the memory.
    package static func bytes(planning build: (Arena) -> Void) -> Int {
        guard let arena = Arena(planningFrom: alignment) else { return 0 }
        build(arena)
        return arena.used
    }

    /// The next `count` values, zero and aligned to a cache line.
    package func take(_ count: Int) -> UnsafeMutablePointer<Float> {
        MemoryCheck.require(count, of: .max / MemoryLayout<Float>.stride / 2, "floats of a piece")
        let (start, bytes) = (used, count * MemoryLayout<Float>.stride)
        used += (bytes + Self.redZone + Self.alignment - 1) / Self.alignment * Self.alignment
        MemoryCheck.require(used, of: capacity, "bytes of an arena")
        if isMapped { GuardedMemory.forbid(base + (start + bytes), bytes: used - start - bytes) }
        return (base + start).assumingMemoryBound(to: Float.self)
    }

    /// The same, as memory that parts are taken of.
    package func takeBuffer(_ count: Int) -> FloatBuffer { FloatBuffer(start: take(count), count: count) }

    /// Memory of `floats` floats for tensors of shapes that `reshaped` gives them.
    package func takeTensor(floats: Int) -> BlockedTensor {
        BlockedTensor(
            address: take(floats), precision: .float32, blocks: 0, stride: 0,
            capacity: floats * MemoryLayout<Float>.stride)
    }

    /// A tensor of `channels` channels (padded) for `pixels` pixels.
    package func takeTensor(
        channels: Int, pixels: Int, precision: Precision = .float32
    ) -> BlockedTensor {
        let count = BlockedTensor.floats(channels: channels, pixels: pixels, precision: precision)
        return takeTensor(floats: count).reshaped(channels: channels, pixels: pixels, precision: precision)
    }
}
