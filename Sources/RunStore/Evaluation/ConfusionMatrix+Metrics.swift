/// The usual figures, each 0 to 1, and nil where there is nothing to divide by.
extension ConfusionMatrix {
    package var accuracy: Double? { Self.ratio(correct, total) }

    /// Of the samples of a class, the share that was found.
    package func recall(of label: Int) -> Double? { Self.ratio(self[label, label], support(of: label)) }

    /// Of the samples taken for a class, the share that was of it.
    package func precision(of label: Int) -> Double? {
        Self.ratio(self[label, label], predictions(of: label))
    }

    /// The harmonic mean of precision and recall, 2·TP / (support + predictions); nil for a class that neither
    /// occurs nor is predicted.
    package func f1(of label: Int) -> Double? {
        Self.ratio(2 * self[label, label], support(of: label) + predictions(of: label))
    }

    /// The mean recall of the classes that occur (balanced accuracy).
    package var macroRecall: Double? { Self.mean(classes.indices.compactMap(recall)) }

    /// The mean precision of the classes that were predicted.
    package var macroPrecision: Double? { Self.mean(classes.indices.compactMap(precision)) }

    /// The mean F1 of the classes that occur or were predicted.
    package var macroF1: Double? { Self.mean(classes.indices.compactMap(f1)) }

    private static func ratio(_ part: Int, _ whole: Int) -> Double? {
        whole == 0 ? nil : Double(part) / Double(whole)
    }

    private static func mean(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
}
