import CIntrinsics

/// Sixteen vectors of sixteen values.
typealias Square = InlineArray<16, Vector>

extension Square {
    /// Rows and columns exchanged, in four perfect shuffles of the rows: each interleaves row i with row i + 8.
    @inline(__always)
    var transposed: Square {
        var rows = self
        for _ in 0..<4 {
            let former = rows
            for row in 0..<8 {
                rows[2 &* row] = vector_interleave_lower(former[row], former[row &+ 8])
                rows[2 &* row &+ 1] = vector_interleave_upper(former[row], former[row &+ 8])
            }
        }
        return rows
    }
}
