/// How often samples of each class were taken for each class: rows true, columns predicted.
package struct ConfusionMatrix: Sendable, Equatable {
    package let classes: [String]
    /// classes × classes counts, row by row.
    private var counts: [Int]

    /// An empty matrix.
    package init(classes: [String]) {
        self.classes = classes
        counts = [Int](repeating: 0, count: classes.count * classes.count)
    }

    /// A matrix of known counts; nil where their number is not the square of the classes'.
    package init?(classes: [String], counts: [[Int]]) {
        guard counts.count == classes.count, counts.allSatisfy({ $0.count == classes.count }) else {
            return nil
        }
        self.classes = classes
        self.counts = counts.flatMap(\.self)
    }

    /// Samples of one true class that were taken for one class; 0 outside the matrix.
    package subscript(actual: Int, predicted: Int) -> Int {
        contains(actual, predicted) ? counts[actual * classes.count + predicted] : 0
    }

    /// Counts samples; classes outside the matrix are left out.
    package mutating func add(actual: Int, predicted: Int, count: Int = 1) {
        guard contains(actual, predicted) else { return }
        counts[actual * classes.count + predicted] += count
    }

    /// All rows.
    package var rows: [[Int]] {
        classes.indices.map { Array(counts[($0 * classes.count)..<(($0 + 1) * classes.count)]) }
    }

    /// Every sample counted.
    package var total: Int { counts.reduce(0, +) }

    /// The samples whose class was found.
    package var correct: Int { classes.indices.reduce(0) { $0 + self[$1, $1] } }

    /// Samples of a true class.
    package func support(of label: Int) -> Int { classes.indices.reduce(0) { $0 + self[label, $1] } }

    /// Samples taken for a class.
    package func predictions(of label: Int) -> Int { classes.indices.reduce(0) { $0 + self[$1, label] } }

    private func contains(_ actual: Int, _ predicted: Int) -> Bool {
        classes.indices.contains(actual) && classes.indices.contains(predicted)
    }
}
