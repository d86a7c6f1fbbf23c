/// What the paper reports of its fifty epochs on AffectNet: the figures after the first epoch and after the last.
/// Of the epochs between, the paper has a picture and no figures.
///
/// Source: H. Jiang, "An Analysis of Facial Expression Recognition Based on the EfficientNet-B4 Model", section 3.
package enum PaperFigures {
    /// A figure after the first epoch and after the last.
    package typealias Ends = (first: Double, last: Double)

    package static let epochs = 50
    package static let trainAccuracy: Ends = (first: 0.26, last: 0.70)
    package static let testAccuracy: Ends = (first: 0.45, last: 0.65)
    package static let trainLoss: Ends = (first: 1.38, last: 0.42)
    package static let testLoss: Ends = (first: 1.02, last: 0.54)
    /// What the accuracies on training and test images differ by at the most.
    package static let accuracyGap = 0.05
}
