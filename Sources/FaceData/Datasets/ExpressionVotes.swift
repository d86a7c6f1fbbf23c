/// How many people saw which of the eight expressions in a face.
///
/// Sixteen bytes a face: datasets have hundreds of thousands.
struct ExpressionVotes: Sendable, Equatable {
    /// In `Expression`'s order.
    private var counts = SIMD8<UInt16>()

    /// Nobody's vote.
    init() {}

    /// Votes beyond 65,535 count as so many.
    init(_ votes: [(expression: Expression, count: Int)]) {
        for vote in votes { counts[vote.expression.rawValue] = UInt16(clamping: vote.count) }
    }

    subscript(expression: Expression) -> Int { Int(counts[expression.rawValue]) }

    /// Votes for any expression.
    var total: Int { Expression.allCases.reduce(0) { $0 + self[$1] } }
}
