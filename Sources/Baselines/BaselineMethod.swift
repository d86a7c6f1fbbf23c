package import FaceData
import Foundation

/// A classifier that is not a network, to tell what a network's figures are worth.
package enum BaselineMethod: String, Sendable, CaseIterable {
    /// Always the class that training has the most images of.
    case largestClass = "largest-class"
    /// Histograms of oriented gradients, and a linear support vector machine.
    case hog
    /// Local binary patterns, and a linear support vector machine.
    case lbp

    /// The features of a face; empty where the method looks at none.
    func features(_ image: PixelImage) -> [Float] {
        switch self {
        case .largestClass: []
        case .hog: OrientedGradients.features(GrayPatch(image))
        case .lbp: BinaryPatterns.features(GrayPatch(image))
        }
    }

    /// Values of a face's features.
    package var featureCount: Int {
        switch self {
        case .largestClass: 0
        case .hog: OrientedGradients.count
        case .lbp: BinaryPatterns.count
        }
    }

    /// Fits the method to the training split and asks it about the test split.
    ///
    /// - Parameters:
    ///   - cost: what a support vector machine pays for errors (C).
    ///   - advanced: told now and then, from any thread, how many of all images have been looked at.
    /// - Throws: `BaselineError` where no image can be read or the fit fails.
    package func evaluate(
        train: any SampleSource, test: any SampleSource, cost: Double,
        advanced: @escaping @Sendable (Int) -> Void = { _ in }
    ) throws(BaselineError) -> BaselineResult {
        let classCount = train.classNames.count
        guard self != .largestClass else {
            return BaselineResult(
                answers: Self.shares(train.classCounts, of: test.count, classCount), unreadable: [])
        }
        let training = FeatureTable(train, self) { advanced($0) }
        let testing = FeatureTable(test, self) { advanced(train.count + $0) }
        let classifier = try LinearClassifier(
            training.rows, labels: training.samples.map { train.sample(at: $0).label },
            classCount: classCount, cost: cost)
        let answers = zip(testing.samples, testing.rows).map { sample, row in
            BaselineResult.Answer(sample: sample, probabilities: classifier.probabilities(row))
        }
        return BaselineResult(answers: answers, unreadable: training.unreadable + testing.unreadable)
    }

    /// The training split's shares, for every image.
    private static func shares(_ counts: [Int], of samples: Int, _ classCount: Int) -> [BaselineResult.Answer]
    {
        let total = Float(max(1, counts.reduce(0, +)))
        let shares = (0..<classCount).map { Float(counts[$0]) / total }
        return (0..<samples).map { BaselineResult.Answer(sample: $0, probabilities: shares) }
    }
}
