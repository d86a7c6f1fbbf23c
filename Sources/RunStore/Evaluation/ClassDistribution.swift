package import RunContract

/// How many samples of each class a run's splits hold.
package struct ClassDistribution: Sendable, Equatable {
    package let classes: [String]
    private let counts: [Split: [Int]]

    package init(classes: [String], counts: [Split: [Int]]) {
        self.classes = classes
        self.counts = counts
    }

    package func count(of label: Int, in split: Split) -> Int {
        guard let counts = counts[split], counts.indices.contains(label) else { return 0 }
        return counts[label]
    }

    package func total(of split: Split) -> Int { counts[split]?.reduce(0, +) ?? 0 }

    /// A class's share of its split, 0 to 1; 0 in an empty split.
    package func share(of label: Int, in split: Split) -> Double {
        let total = total(of: split)
        return total == 0 ? 0 : Double(count(of: label, in: split)) / Double(total)
    }
}
