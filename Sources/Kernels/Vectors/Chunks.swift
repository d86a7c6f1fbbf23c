/// Sums over many pixels are taken chunk by chunk: in registers within a chunk, then over the chunks. The rounding error
/// of a long row then grows with the root of both counts and not with their product. Backward sums need this: they are
/// small differences of many large terms.
enum Chunks {
    private static let length = 64

    /// Calls `body` with the chunks of 0..<count, in order.
    @inline(__always)
    static func forEach(of count: Int, _ body: (Range<Int>) -> Void) {
        var start = 0
        while start < count {
            let end = min(start &+ length, count)
            body(start..<end)
            start = end
        }
    }
}
