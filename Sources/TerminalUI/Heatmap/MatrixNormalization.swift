/// What the values of a confusion matrix are shares of.
package enum MatrixNormalization: String, Sendable, CaseIterable {
    /// Nothing: the samples themselves.
    case counts
    /// The samples of the true class: the diagonal is recall.
    case byTrue
    /// The samples predicted as the class: the diagonal is precision.
    case byPredicted
    /// All samples.
    case byAll

    /// For a panel's title.
    package var label: String {
        switch self {
        case .counts: "counts"
        case .byTrue: "by true class"
        case .byPredicted: "by predicted class"
        case .byAll: "by all"
        }
    }

    /// The one after this, around at the end.
    package var next: MatrixNormalization {
        let all = Self.allCases
        return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
    }

    /// The values of a matrix of counts; nil if the share is of no samples at all.
    ///
    /// - Parameter counts: Rows true, columns predicted.
    package func values(_ counts: [[Int]]) -> [[Double?]] {
        let rowTotals = counts.map { $0.reduce(0, +) }
        let columns = counts.map(\.count).max() ?? 0
        let columnTotals = (0..<columns).map { column in
            counts.reduce(0) { $0 + ($1.indices.contains(column) ? $1[column] : 0) }
        }
        let total = rowTotals.reduce(0, +)
        return counts.enumerated().map { row, line in
            line.enumerated().map { column, count in
                switch self {
                case .counts: rowTotals[row] > 0 ? Double(count) : nil
                case .byTrue: Self.share(count, of: rowTotals[row])
                case .byPredicted: Self.share(count, of: columnTotals[column])
                case .byAll: Self.share(count, of: total)
                }
            }
        }
    }

    private static func share(_ count: Int, of total: Int) -> Double? {
        total > 0 ? Double(count) / Double(total) : nil
    }
}
