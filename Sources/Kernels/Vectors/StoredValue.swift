import CIntrinsics

/// What activations are made of in memory. Kernels compute in Float: sixteen values become a `Vector` when
/// they are loaded, and are rounded when they are stored.
package protocol StoredValue {
    /// The address is a multiple of the sixteen values' size, as is that of the others.
    static func load(_ address: UnsafePointer<Self>) -> Vector
    static func store(_ vector: Vector, _ address: UnsafeMutablePointer<Self>)
    /// Stores past the caches.
    static func stream(_ vector: Vector, _ address: UnsafeMutablePointer<Self>)
}

extension Float: StoredValue {
    @inline(__always)
    package static func load(_ address: UnsafePointer<Float>) -> Vector {
        UnsafeRawPointer(address).assumingMemoryBound(to: Vector.self).pointee
    }

    @inline(__always)
    package static func store(_ vector: Vector, _ address: UnsafeMutablePointer<Float>) {
        UnsafeMutableRawPointer(address).assumingMemoryBound(to: Vector.self).pointee = vector
    }

    @inline(__always)
    package static func stream(_ vector: Vector, _ address: UnsafeMutablePointer<Float>) {
        vector_stream_store(vector, address)
    }
}

extension UnsafePointer where Pointee: StoredValue {
    /// The vector that begins `offset` values from here.
    @inline(__always)
    func vector(_ offset: Int) -> Vector {
        Pointee.load(self + offset)
    }

    /// Asks for the cache line that begins `offset` values from here, which may be beyond the memory's end.
    @inline(__always)
    func prefetch(_ offset: Int) {
        cache_line_prefetch(self + offset)
    }
}

extension UnsafeMutablePointer where Pointee: StoredValue {
    /// The vector that begins `offset` values from here.
    @inline(__always)
    func vector(_ offset: Int) -> Vector {
        Pointee.load(self + offset)
    }

    @inline(__always)
    func store(_ vector: Vector, _ offset: Int) {
        Pointee.store(vector, self + offset)
    }

    /// Stores, past the caches if `streams` says so.
    @inline(__always)
    func store(_ vector: Vector, _ offset: Int, streams: Bool) {
        if streams {
            Pointee.stream(vector, self + offset)
        } else {
            Pointee.store(vector, self + offset)
        }
    }
}
