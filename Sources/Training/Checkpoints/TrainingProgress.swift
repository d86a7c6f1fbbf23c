/// Where a run stands: with the tensors of a checkpoint, all that decides the bits that follow.
package struct TrainingProgress: Codable, Sendable, Equatable {
    /// Epochs trained and evaluated.
    package var epochsDone = 0
    /// Batches of the next epoch that are trained. All of them where only its evaluation is due.
    package var batchesDone = 0
    /// Optimiser updates of the whole run.
    package var updates = 0
    /// Figures of the epoch under way.
    package var tally: EpochTally
    /// The best epoch so far, from 1, and its test accuracy.
    package var best: BestEpoch?

    package init(classes: [String]) {
        tally = EpochTally(classes: classes)
    }

    /// The run's best evaluation.
    package struct BestEpoch: Codable, Sendable, Equatable {
        package var epoch: Int
        package var accuracy: Double
    }
}
