/// The number of samples of each true class (rows) that were predicted as each class (columns).
package struct ConfusionMatrix: Sendable, Equatable {
    package let classes: [String]
    /// classes × classes counts, row by row.
    private var counts: [Int]

    /// Creates an empty matrix.
    package init(classes: [String]) {
        self.classes = classes
        counts = [Int](repeating: 0, count: classes.count * classes.count)
    }

    /// Creates a matrix of known counts; nil if there is not one row and one column for each class.
    package init?(classes: [String], counts: [[Int]]) {
        guard counts.count == classes.count, counts.allSatisfy({ $0.count == classes.count }) else {
            return nil
        }
        self.classes = classes
        self.counts = counts.flatMap(\.self)
    }

    /// The number of samples of one true class that were predicted as another; 0 outside the matrix.
    package subscript(actual: Int, predicted: Int) -> Int {
        contains(actual, predicted) ? counts[actual * classes.count + predicted] : 0
    }

    /// Counts samples; classes outside the matrix are left out.
    package mutating func add(actual: Int, predicted: Int, count: Int = 1) {
        guard contains(actual, predicted) else { return }
        counts[actual * classes.count + predicted] += count
    }

    /// The counts, one array for each true class.
    package var rows: [[Int]] {
        classes.indices.map { Array(counts[($0 * classes.count)..<(($0 + 1) * classes.count)]) }
    }

    /// The number of samples counted.
    package var total: Int { counts.reduce(0, +) }

    /// The number of samples whose class was predicted.
    package var correct: Int { classes.indices.reduce(0) { $0 + self[$1, $1] } }

    /// The number of samples of a true class.
    package func support(of label: Int) -> Int { classes.indices.reduce(0) { $0 + self[label, $1] } }

    /// The number of samples predicted as a class.
    package func predictions(of label: Int) -> Int { classes.indices.reduce(0) { $0 + self[$1, label] } }

    private func contains(_ actual: Int, _ predicted: Int) -> Bool {
        classes.indices.contains(actual) && classes.indices.contains(predicted)
    }
}

extension ConfusionMatrix: Codable {
    private enum CodingKeys: String, CodingKey { case classes, counts }

    /// Decodes a matrix. The first checkpoints kept no names; theirs are the classes' indices.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let counts = try container.decode([[Int]].self, forKey: .counts)
        let classes =
            try container.decodeIfPresent([String].self, forKey: .classes) ?? counts.indices.map { "\($0)" }
        guard let matrix = ConfusionMatrix(classes: classes, counts: counts) else {
            throw DecodingError.dataCorruptedError(
                forKey: .counts, in: container, debugDescription: "not one row and column for each class")
        }
        self = matrix
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(classes, forKey: .classes)
        try container.encode(rows, forKey: .counts)
    }
}
