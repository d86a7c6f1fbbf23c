import Baselines
import FaceData
import Foundation
import RunStore
import Training

/// A baseline's answers as an evaluation of one epoch.
struct BaselineEvaluation {
    let result: EvaluationResult
    let figures: EvaluationFigures

    init(_ baseline: BaselineResult, _ test: any SampleSource, seconds: Double) {
        let predictions = baseline.answers.map { answer in
            let label = test.sample(at: answer.sample).label
            let best = answer.probabilities.indices.max { first, second in
                (answer.probabilities[first], second) < (answer.probabilities[second], first)
            }
            let probability = max(answer.probabilities[label], .leastNormalMagnitude)
            return SamplePrediction(
                sample: answer.sample, label: label, predicted: best ?? 0, loss: -log(probability),
                probabilities: answer.probabilities)
        }
        result = EvaluationResult(
            classNames: test.classNames, predictions: predictions, unreadable: baseline.unreadable,
            seconds: seconds)
        figures = result.figures()
    }

    /// Writes it into a new run as its only epoch. What a baseline makes of its own training images is not asked.
    func record(in run: RunDirectory, _ faces: Faces) throws {
        let writer = try RunWriter(run)
        try writer.record(classes: faces.classNames)
        try writer.record(samples: SampleRecord.all(of: faces.train), split: .train)
        try writer.record(samples: SampleRecord.all(of: faces.test), split: .test)
        let metrics = figures.metrics
        let epoch = EpochRecord(
            epoch: 1, trainLoss: .nan, trainAccuracy: .nan, evaluationLoss: metrics.loss,
            evaluationAccuracy: metrics.accuracy, macroF1: metrics.macroF1,
            imagesPerSecond: Double(faces.train.count) / max(result.seconds, 1e-9), seconds: result.seconds,
            evaluationSeconds: 0, learningRate: 0)
        try writer.record(
            epoch: epoch, confusion: [.test: metrics.confusion],
            predictions: result.predictions.map(PredictionRecord.init))
        try writer.enter(.finished, epoch: 1)
        try writer.close()
    }
}
