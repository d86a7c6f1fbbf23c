import Foundation

/// Gathers figures from logits, batch by batch. It is stored in checkpoints, so that an epoch that was
/// interrupted ends with the figures of one that was not.
package struct ClassificationTally: Codable, Sendable, Equatable {
    private(set) var confusion: ConfusionMatrix
    /// Sum of the finite losses, in the order of the samples.
    private var lossSum = 0.0
    private var finite = 0
    private(set) var nonFinite = 0

    package init(classCount: Int) {
        confusion = ConfusionMatrix(classCount: classCount)
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
        confusion.add(label: prediction.label, predicted: prediction.predicted)
        if prediction.loss.isFinite {
            lossSum += Double(prediction.loss)
            finite += 1
        } else {
            nonFinite += 1
        }
    }

    /// The figures so far.
    package var metrics: ClassificationMetrics {
        let classes = 0..<confusion.classCount
        return ClassificationMetrics(
            samples: confusion.total, loss: finite > 0 ? lossSum / Double(finite) : .nan,
            accuracy: confusion.accuracy, macroF1: confusion.macroF1, macroRecall: confusion.macroRecall,
            recall: classes.map(confusion.recall), precision: classes.map(confusion.precision),
            f1: classes.map(confusion.f1), confusion: confusion, nonFinite: nonFinite)
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
