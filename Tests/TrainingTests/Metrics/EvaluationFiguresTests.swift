import Foundation
import Testing

@testable import Training

@Suite struct EvaluationFiguresTests {
    /// Answers of one confidence, so many of them right.
    private func answers(_ count: Int, right: Int, confidence: Float) -> [SamplePrediction] {
        (0..<count).map { index in
            SamplePrediction(
                sample: index, label: index < right ? 0 : 1, predicted: 0, loss: 0.5,
                probabilities: [confidence, 1 - confidence])
        }
    }

    @Test func answersThatAreAsGoodAsTheySayAreCalibrated() {
        let calibration = Calibration(answers(10, right: 8, confidence: 0.8))
        // 0.8 in float32.
        #expect(calibration.expectedError < 1e-7)
        #expect(calibration.bins.map(\.samples).reduce(0, +) == 10)
    }

    @Test func theErrorIsTheMeanDistanceByTheSamplesOfEachBin() {
        let sure = answers(30, right: 15, confidence: 0.9)
        let unsure = answers(10, right: 8, confidence: 0.6)
        // (30 · 0.4 + 10 · 0.2) / 40.
        #expect(abs(Calibration(sure + unsure).expectedError - 0.35) < 1e-6)
    }

    @Test(arguments: [0, 0.2, 1.0 / 3, 0.5, 1] as [Float])
    func everyConfidenceHasABin(confidence: Float) {
        let bins = Calibration(answers(1, right: 1, confidence: confidence)).bins
        #expect(bins.count { $0.samples == 1 } == 1)
    }

    @Test func theIntervalIsThatOfTheBinomialDistribution() {
        let figures = EvaluationFigures(answers(3199, right: 2700, confidence: 0.9), classes: ["a", "b"])
        let share = 2700.0 / 3199
        let margin = 1.96 * (share * (1 - share) / 3199).squareRoot()
        // A thousand resamples know an end of the interval to about a tenth of its half.
        #expect(abs(figures.accuracyInterval.lowerBound - (share - margin)) < 0.15 * margin)
        #expect(abs(figures.accuracyInterval.upperBound - (share + margin)) < 0.15 * margin)
        #expect(figures.metrics.accuracy == share)
    }

    @Test func noSampleIsNoTrap() {
        let figures = EvaluationFigures([], classes: ["a", "b", "c"])
        #expect(figures.metrics.samples == 0)
        #expect(figures.calibration.expectedError == 0)
        #expect(figures.accuracyInterval == 0...1)
    }
}
