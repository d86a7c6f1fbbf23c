import RunStore

/// The marks of a run, in the order in which they were set.
package struct SampleMarks: Sendable, Equatable {
    package private(set) var all: [SampleMark] = []

    package init() {}

    package var isEmpty: Bool { all.isEmpty }

    package var paths: [String] { all.map(\.path) }

    package subscript(path: String) -> SampleMark? { all.first { $0.path == path } }

    /// Sets a mark; replaces the one that the sample has.
    package mutating func set(_ mark: SampleMark) {
        guard let place = all.firstIndex(where: { $0.path == mark.path }) else { return all.append(mark) }
        all[place] = mark
    }

    package mutating func remove(path: String) { all.removeAll { $0.path == path } }

    /// Adds marks that were kept earlier; marks set in this session take precedence.
    package mutating func add(_ others: SampleMarks) {
        let own = all
        all = others.all.filter { self[$0.path] == nil } + own
    }
}

/// The marks as CSV: a header, then one row per mark.
extension SampleMarks {
    private static let header = ["path", "true", "predicted", "confidence", "note"]

    package var csv: String {
        let rows = all.map { [$0.path, $0.actual, $0.predicted, "\($0.confidence)", $0.note] }
        return CommaSeparated.text([Self.header] + rows)
    }

    /// Reads the text that `csv` returns; skips rows that are not marks.
    package init(csv: String) {
        for row in CommaSeparated.rows(csv).dropFirst() where row.count >= Self.header.count {
            guard let confidence = Double(row[3]), !row[0].isEmpty else { continue }
            set(
                SampleMark(
                    path: row[0], actual: row[1], predicted: row[2], confidence: confidence, note: row[4]))
        }
    }
}

/// A test sample that the user has marked, with its prediction at that time.
package struct SampleMark: Sendable, Equatable {
    package var path: String
    /// Names of classes.
    package var actual: String
    package var predicted: String
    /// Of the predicted class, 0 to 1.
    package var confidence: Double
    package var note: String

    package init(path: String, actual: String, predicted: String, confidence: Double, note: String = "") {
        self.path = path
        self.actual = actual
        self.predicted = predicted
        self.confidence = confidence
        self.note = note
    }
}
