import RunStore
import Training

/// An epoch's evaluation as a run's record keeps it: whole for the best and the last epoch.
struct RunEvaluation {
    let epoch: Int
    let classes: [String]
    let figures: EvaluationFigures

    /// - Throws: `CommandFailure` where the epoch's predictions are not kept.
    init(_ reader: RunReader, epoch: Int) throws {
        let samples = try reader.samples(
            epoch: epoch, filter: SampleFilter(onlyErrors: false), order: .position, limit: .max)
        guard !samples.isEmpty else {
            throw CommandFailure(
                "the run keeps no predictions of epoch \(epoch)",
                remedy: "those of the best and of the last epoch are kept")
        }
        self.epoch = epoch
        classes = try reader.classes()
        figures = EvaluationFigures(samples.map(SamplePrediction.init), classes: classes)
    }
}

extension SamplePrediction {
    fileprivate init(_ evaluated: EvaluatedSample) {
        let prediction = evaluated.prediction
        self.init(
            sample: prediction.sample, label: evaluated.sample.label, predicted: prediction.predicted,
            loss: Float(prediction.loss), probabilities: prediction.probabilities)
    }
}
