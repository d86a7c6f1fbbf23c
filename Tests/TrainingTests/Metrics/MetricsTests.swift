import Foundation
import Testing

@testable import Training

/// Figures computed by hand for one small matrix.
@Suite struct MetricsTests {
    /// Rows true: class 0 has 4 samples of which 3 are found, class 1 has 2 of which 1 is, class 2 has none
    /// but is predicted once.
    static let matrix = ConfusionMatrix(counts: [[3, 1, 0], [0, 1, 1], [0, 0, 0]])

    @Test func figuresOfAMatrix() {
        let matrix = Self.matrix
        #expect(matrix.total == 6)
        #expect(matrix.support(0) == 4)
        #expect(matrix.accuracy == 4.0 / 6)
        #expect((0..<3).map(matrix.recall) == [0.75, 0.5, 0])
        #expect((0..<3).map(matrix.precision) == [1, 0.5, 0])
        // 2·3/(4+3), 2·1/(2+2), 2·0/(0+1)
        #expect((0..<3).map(matrix.f1) == [6.0 / 7, 0.5, 0])
        // Over the two classes that have samples.
        #expect(matrix.macroRecall == (0.75 + 0.5) / 2)
        #expect(matrix.macroF1 == (6.0 / 7 + 0.5) / 2)
    }

    @Test func anEmptyMatrixHasZeros() {
        let matrix = ConfusionMatrix(classCount: 2)
        #expect(matrix.accuracy == 0)
        #expect(matrix.macroF1 == 0)
        #expect(matrix.recall(1) == 0)
    }

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
        var tally = ClassificationTally(classCount: 2)
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
        #expect(ClassificationTally(classCount: 2).metrics.loss.isNaN)
    }

    static func add(_ logits: [Float], label: Int) -> SamplePrediction {
        var tally = ClassificationTally(classCount: logits.count)
        return add(logits, label: label, to: &tally)
    }

    static func add(_ logits: [Float], label: Int, to tally: inout ClassificationTally) -> SamplePrediction {
        logits.withUnsafeBufferPointer { tally.add(logits: $0, label: label, sample: 0) }
    }
}
