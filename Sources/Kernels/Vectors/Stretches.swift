/// Sums over many pixels are taken stretch by stretch: within a stretch in registers, then over the
/// stretches, so that the rounding of a long row grows with the root of both counts and not with their
/// product. Backward sums need it: they are small differences of many large terms.
enum Stretches {
    private static let length = 64

    /// Calls `body` with the stretches of 0..<count, in order.
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
