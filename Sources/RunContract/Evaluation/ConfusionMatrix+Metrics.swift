/// The usual metrics, each 0 to 1, and nil if there is nothing to divide by.
extension ConfusionMatrix {
    package var accuracy: Double? { Self.ratio(correct, total) }

    /// The share of a class's samples that were predicted as it.
    package func recall(of label: Int) -> Double? { Self.ratio(self[label, label], support(of: label)) }

    /// The share of the samples predicted as a class that belong to it.
    package func precision(of label: Int) -> Double? {
        Self.ratio(self[label, label], predictions(of: label))
    }

    /// The harmonic mean of precision and recall, 2·TP / (support + predictions); nil for a class that neither
    /// occurs nor is predicted.
    package func f1(of label: Int) -> Double? {
        Self.ratio(2 * self[label, label], support(of: label) + predictions(of: label))
    }

    /// The mean recall of the classes that occur (balanced accuracy).
    package var macroRecall: Double? { mean(recall) }

    /// The mean precision of the classes that occur, with 0 for a class that was never predicted.
    package var macroPrecision: Double? { mean(precision) }

    /// The mean F1 of the classes that occur.
    package var macroF1: Double? { mean(f1) }

    private func mean(_ metric: (Int) -> Double?) -> Double? {
        let occurring = classes.indices.filter { support(of: $0) > 0 }
        guard !occurring.isEmpty else { return nil }
        return occurring.reduce(0) { $0 + (metric($1) ?? 0) } / Double(occurring.count)
    }

    private static func ratio(_ part: Int, _ whole: Int) -> Double? {
        whole == 0 ? nil : Double(part) / Double(whole)
    }
}
