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
    /// The best epoch so far.
    package var best: BestEpoch?

    package init(classes: [String]) {
        tally = EpochTally(classes: classes)
    }

    /// The run's best evaluation.
    package struct BestEpoch: Codable, Sendable, Equatable {
        /// From 1.
        package var epoch: Int
        /// As `BestCriterion.score` has it.
        package var score: Double

        /// Runs of earlier versions chose by the accuracy alone.
        private enum CodingKeys: String, CodingKey {
            case epoch
            case score = "accuracy"
        }
    }
}
