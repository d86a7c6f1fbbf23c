import RunStore
import Training

/// The engine's reports as the run's record keeps them.
extension StepRecord {
    init(_ report: StepReport) {
        self.init(
            step: report.step, epoch: report.epoch, loss: Double(report.loss),
            accuracy: Double(report.accuracy), learningRate: Double(report.learningRate),
            imagesPerSecond: report.seconds > 0 ? Double(report.images) / report.seconds : 0,
            seconds: report.seconds, inputWait: report.inputWaitSeconds)
    }
}

extension EpochRecord {
    init(_ report: EpochReport) {
        self.init(
            epoch: report.epoch, trainLoss: report.train.loss, trainAccuracy: report.train.accuracy,
            split: report.split, evaluationLoss: report.evaluation.loss,
            evaluationAccuracy: report.evaluation.accuracy, macroF1: report.evaluation.macroF1,
            balancedAccuracy: report.evaluation.macroRecall,
            imagesPerSecond: report.imagesPerSecond,
            seconds: report.trainSeconds + report.evaluationSeconds,
            evaluationSeconds: report.evaluationSeconds, learningRate: Double(report.learningRate))
    }
}

extension PredictionRecord {
    init(_ prediction: SamplePrediction) {
        self.init(
            sample: prediction.sample, predicted: prediction.predicted,
            probabilities: prediction.probabilities, loss: Double(prediction.loss))
    }
}
