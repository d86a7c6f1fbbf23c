import RunStore

/// The marks of a run, in the order in which they were set.
package struct SampleMarks: Sendable, Equatable {
    package private(set) var all: [SampleMark] = []

    package init() {}

    package var isEmpty: Bool { all.isEmpty }

    package var paths: [String] { all.map(\.path) }

    package subscript(path: String) -> SampleMark? { all.first { $0.path == path } }

    /// Sets a mark, in the place of one that the sample has.
    package mutating func set(_ mark: SampleMark) {
        guard let place = all.firstIndex(where: { $0.path == mark.path }) else { return all.append(mark) }
        all[place] = mark
    }

    package mutating func remove(path: String) { all.removeAll { $0.path == path } }

    /// Adds marks from elsewhere; those set here stand.
    package mutating func add(_ others: SampleMarks) {
        let own = all
        all = others.all.filter { self[$0.path] == nil } + own
    }
}

/// As a table: one row a mark, under a header.
extension SampleMarks {
    private static let header = ["path", "true", "predicted", "confidence", "note"]

    package var csv: String {
        let rows = all.map { [$0.path, $0.actual, $0.predicted, "\($0.confidence)", $0.note] }
        return CommaSeparated.text([Self.header] + rows)
    }

    /// Reads what `csv` wrote; rows that are none are left out.
    package init(csv: String) {
        for row in CommaSeparated.rows(csv).dropFirst() where row.count >= Self.header.count {
            guard let confidence = Double(row[3]), !row[0].isEmpty else { continue }
            set(
                SampleMark(
                    path: row[0], actual: row[1], predicted: row[2], confidence: confidence, note: row[4]))
        }
    }
}
