import CIntrinsics

/// The processor's tile registers (AMX): sixteen by sixteen sums, to which one instruction adds the products of
/// sixteen rows of up to 32 terms with as many columns.
///
/// Products of BFloat16 use them where there are some. A sum is taken pair by pair in the order of its terms, as by
/// AVX512_BF16, so that the results are as near; their last bits are others.
package enum TileRegisters {
    /// Whether products of a precision use them.
    package static func areUsed(for precision: Precision) -> Bool {
        precision == .bfloat16 && areAvailable
    }

    /// Whether this build and the system have them, or their emulation is asked for. Asks the system once.
    package static let areAvailable = tile_registers_available()

    /// Rows of left factors, columns of right factors.
    static let side = 16
    /// The most terms of one instruction.
    static let terms = 32
    /// Values of a whole register of sums.
    static let sumCount = 256

    /// Runs a body that finds the registers in the given shapes and filled with zeros.
    ///
    /// - Parameters:
    ///   - rows: of left factors and sums, 1 to 16.
    ///   - terms: an even number up to 32.
    @inline(__always)
    static func use(rows: Int, terms: Int, _ body: () -> Void) {
        var shapes = tile_shapes_for(Int32(rows), Int32(terms))
        tiles_configure(&shapes)
        body()
        tiles_release()
    }
}
