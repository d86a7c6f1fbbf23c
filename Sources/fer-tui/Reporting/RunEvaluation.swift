import RunContract
import RunStore
import Training

/// An epoch's evaluation as a run's record keeps it: whole for the best and the last epoch.
struct RunEvaluation {
    let epoch: Int
    let split: Split
    let classes: [String]
    let figures: EvaluationFigures

    /// - Throws: `CommandFailure` where the epoch's predictions are not kept.
    init(_ reader: RunReader, epoch: Int, split: Split) throws {
        let samples = try reader.samples(
            epoch: epoch, split: split, filter: SampleFilter(onlyErrors: false), order: .position, limit: .max
        )
        guard !samples.isEmpty else {
            throw CommandFailure(
                "the run keeps no predictions of epoch \(epoch)",
                remedy: "those of the best and of the last epoch are kept")
        }
        self.epoch = epoch
        self.split = split
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

extension RunReader {
    /// The split that an epoch is reported on: test if it was evaluated after the epoch, else the one that judges epochs.
    func reportedSplit(epoch: Int) throws(RunStoreError) -> Split {
        try hasPredictions(epoch: epoch, split: .test) ? .test : judging()
    }
}
