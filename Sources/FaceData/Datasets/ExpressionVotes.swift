/// How many people saw which of the eight expressions in a face.
///
/// Sixteen bytes a face: datasets have hundreds of thousands.
struct ExpressionVotes: Sendable, Equatable {
    /// The largest count that is kept.
    private static let most = Float(UInt16.max)

    /// In `Expression`'s order.
    private var counts = SIMD8<UInt16>()

    /// Nobody's vote.
    init() {}

    /// Votes beyond 65,535 count as so many.
    init(_ votes: [(expression: Expression, count: Int)]) {
        for vote in votes { counts[vote.expression.rawValue] = UInt16(clamping: vote.count) }
    }

    /// Whole numbers are kept as they are; shares, or numbers beyond 65,535, in parts of 65,535 of the largest.
    ///
    /// - Parameter weights: finite numbers of 0 or above.
    init(weights: [(expression: Expression, weight: Float)]) {
        let largest = weights.map(\.weight).max() ?? 0
        let areCounts = largest <= Self.most && weights.allSatisfy { $0.weight == $0.weight.rounded() }
        let scale = areCounts || largest == 0 ? 1 : Self.most / largest
        for vote in weights {
            counts[vote.expression.rawValue] = UInt16(min((vote.weight * scale).rounded(), Self.most))
        }
    }

    subscript(expression: Expression) -> Int { Int(counts[expression.rawValue]) }

    /// Votes for any expression.
    var total: Int { Expression.allCases.reduce(0) { $0 + self[$1] } }
}
