/// What ten people saw in a face of FER+.
struct FERPlusVotes {
    /// What the columns are for; the last two are "unknown" and "no face".
    private static let columns: [Expression] = [
        .neutral, .happy, .surprise, .sad, .anger, .disgust, .fear, .contempt,
    ]
    static let count = columns.count + 2

    /// The expression of the majority, or why there is none.
    let meaning: LabelMapping
    /// All votes for the eight expressions, single ones too.
    let expressions: ExpressionVotes

    /// Takes the majority: a single vote counts nothing, and a class needs more than half of what is left.
    ///
    /// Source: Barsoum et al., "Training Deep Networks for Facial Expression Recognition with Crowd-Sourced
    /// Label Distribution", 2016 (majority voting), and its published code.
    /// - Parameter votes: `count` of them, in the columns' order.
    init(_ votes: [Int]) {
        guard votes.count == Self.count, votes.allSatisfy({ (0...1000).contains($0) }) else {
            meaning = .dropped("row without ten votes")
            expressions = ExpressionVotes()
            return
        }
        expressions = ExpressionVotes(zip(Self.columns, votes).map { ($0, $1) })
        let counted = votes.map { $0 > 1 ? $0 : 0 }
        let most = counted.max() ?? 0
        guard most * 2 > counted.reduce(0, +), let winner = counted.firstIndex(of: most) else {
            meaning = .dropped("no majority among the votes")
            return
        }
        meaning =
            switch winner {
            case Self.columns.count: .dropped("voted unknown")
            case Self.columns.count + 1: .dropped("voted no face")
            default: .expression(Self.columns[winner])
            }
    }

    /// - Parameter first: the column of the first vote.
    init(_ row: CSVRow, first: Int) {
        self.init((first..<(first + Self.count)).map { Int(row.text($0)) ?? -1 })
    }
}
