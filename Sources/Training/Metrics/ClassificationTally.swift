import Foundation
import RunContract

/// Gathers figures from logits, batch by batch. It is stored in checkpoints, so that an epoch that was
/// interrupted ends with the figures of one that was not.
package struct ClassificationTally: Codable, Sendable, Equatable {
    private(set) var confusion: ConfusionMatrix
    /// Sum of the finite losses, in the order of the samples.
    private var lossSum = 0.0
    private var finite = 0
    private(set) var nonFinite = 0

    package init(classes: [String]) {
        confusion = ConfusionMatrix(classes: classes)
    }

    /// Adds one sample and says what the network thinks of it.
    ///
    /// Logits that are not all finite make the loss NaN and the probabilities even; the prediction is then the
    /// largest of the finite ones, else class 0.
    package mutating func add(logits: UnsafeBufferPointer<Float>, label: Int, sample: Int) -> SamplePrediction
    {
        let prediction = Self.predict(logits: logits, label: label, sample: sample)
        add(prediction)
        return prediction
    }

    /// Adds a sample whose prediction is known.
    mutating func add(_ prediction: SamplePrediction) {
        confusion.add(actual: prediction.label, predicted: prediction.predicted)
        if prediction.loss.isFinite {
            lossSum += Double(prediction.loss)
            finite += 1
        } else {
            nonFinite += 1
        }
    }

    /// Returns whether the values can be those of a tally over so many classes.
    func isPossible(classCount: Int) -> Bool {
        let counts = 0...1 << 30
        return confusion.classes.count == classCount && confusion.rows.joined().allSatisfy(counts.contains)
            && counts.contains(finite) && counts.contains(nonFinite) && confusion.total == finite + nonFinite
            && lossSum.isFinite
    }

    /// The figures so far.
    package var metrics: ClassificationMetrics {
        ClassificationMetrics(
            loss: finite > 0 ? lossSum / Double(finite) : .nan, confusion: confusion, nonFinite: nonFinite)
    }

    private static func predict(
        logits: UnsafeBufferPointer<Float>, label: Int, sample: Int
    ) -> SamplePrediction {
        SamplePrediction(
            sample: sample, label: label, predicted: Softmax.largest(logits),
            loss: Softmax.crossEntropy(logits, label: label),
            probabilities: Softmax.probabilities(logits))
    }
}
