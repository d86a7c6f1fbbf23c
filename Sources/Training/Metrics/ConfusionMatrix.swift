/// Counts of (true class, predicted class): rows true, columns predicted.
package struct ConfusionMatrix: Codable, Sendable, Equatable {
    /// classCount rows of classCount counts.
    package private(set) var counts: [[Int]]

    package init(classCount: Int) {
        counts = Array(repeating: Array(repeating: 0, count: classCount), count: classCount)
    }

    package init(counts: [[Int]]) {
        self.counts = counts
    }

    package var classCount: Int { counts.count }

    package mutating func add(label: Int, predicted: Int) {
        counts[label][predicted] += 1
    }

    /// Samples counted.
    package var total: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }

    /// Samples of a true class.
    package func support(_ label: Int) -> Int { counts[label].reduce(0, +) }

    private func predictedTotal(_ label: Int) -> Int { counts.reduce(0) { $0 + $1[label] } }

    /// The share of samples on the diagonal; 0 of none.
    package var accuracy: Double {
        Self.share(counts.indices.reduce(0) { $0 + counts[$1][$1] }, of: total)
    }

    /// Of the class's samples, the share found; 0 where it has none.
    package func recall(_ label: Int) -> Double {
        Self.share(counts[label][label], of: support(label))
    }

    /// Of the samples called by the class's name, the share that are; 0 where none was.
    package func precision(_ label: Int) -> Double {
        Self.share(counts[label][label], of: predictedTotal(label))
    }

    /// Harmonic mean of recall and precision: 2·TP / (support + predicted); 0 of none.
    package func f1(_ label: Int) -> Double {
        Self.share(2 * counts[label][label], of: support(label) + predictedTotal(label))
    }

    /// Mean recall of the classes that have samples.
    package var macroRecall: Double { mean(recall) }

    /// Mean F1 of the classes that have samples.
    package var macroF1: Double { mean(f1) }

    private func mean(_ figure: (Int) -> Double) -> Double {
        let present = counts.indices.filter { support($0) > 0 }
        guard !present.isEmpty else { return 0 }
        return present.reduce(0) { $0 + figure($1) } / Double(present.count)
    }

    private static func share(_ part: Int, of whole: Int) -> Double {
        whole == 0 ? 0 : Double(part) / Double(whole)
    }
}
