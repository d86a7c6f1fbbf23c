/// What the paper reports of its fifty epochs on AffectNet: figures after the first epoch and after the last.
///
/// Source: H. Jiang, "An Analysis of Facial Expression Recognition Based on the EfficientNet-B4 Model", section 3.
enum PaperFigures {
    static let trainAccuracy = (first: 0.26, last: 0.70)
    static let testAccuracy = (first: 0.45, last: 0.65)
    static let trainLoss = (first: 1.38, last: 0.42)
    static let testLoss = (first: 1.02, last: 0.54)
    /// What the accuracies on training and test images differ by at the most.
    static let accuracyGap = 0.05
}
