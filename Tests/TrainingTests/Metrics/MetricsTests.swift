import Foundation
import Testing

@testable import Training

@Suite struct MetricsTests {
    @Test func lossesAndProbabilitiesOfLogits() {
        // exp(0) : exp(ln 3) = 1 : 3.
        let prediction = Self.add([0, log(3)], label: 0)
        #expect(abs(prediction.probabilities[0] - 0.25) < 1e-7)
        #expect(abs(prediction.loss - log(4)) < 1e-6)
        #expect(prediction.predicted == 1)
    }

    @Test func largeLogitsDoNotOverflow() {
        let prediction = Self.add([1e30, -1e30], label: 0)
        #expect(prediction.loss == 0)
        #expect(prediction.probabilities == [1, 0])
    }

    @Test func aTieGoesToTheFirstClass() {
        #expect(Self.add([1, 1], label: 1).predicted == 0)
    }

    @Test func logitsThatAreNotFiniteAreCountedAndLeftOutOfTheLoss() {
        var tally = ClassificationTally(classes: ["a", "b"])
        _ = Self.add([0, 0], label: 0, to: &tally)
        let bad = Self.add([.nan, 2], label: 0, to: &tally)
        #expect(bad.loss.isNaN)
        #expect(bad.predicted == 1)
        #expect(bad.probabilities == [0.5, 0.5])
        #expect(tally.metrics.nonFinite == 1)
        #expect(abs(tally.metrics.loss - log(2)) < 1e-7)
        #expect(tally.metrics.samples == 2)
    }

    @Test func aTallyOfNothingHasNoLoss() {
        #expect(ClassificationTally(classes: ["a", "b"]).metrics.loss.isNaN)
    }

    static func add(_ logits: [Float], label: Int) -> SamplePrediction {
        var tally = ClassificationTally(classes: logits.indices.map { "class \($0)" })
        return add(logits, label: label, to: &tally)
    }

    static func add(_ logits: [Float], label: Int, to tally: inout ClassificationTally) -> SamplePrediction {
        logits.withUnsafeBufferPointer { tally.add(logits: $0, label: label, sample: 0) }
    }
}
