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

    /// What cannot be in it, as in a file that was damaged or edited; nil if everything can.
    func flaw(classCount: Int) -> String? {
        let counts = 0...1 << 30
        if !(0...1 << 20).contains(epochsDone) { return "epochsDone is \(epochsDone)" }
        if !counts.contains(batchesDone) { return "batchesDone is \(batchesDone)" }
        if !(0...1 << 50).contains(updates) { return "updates is \(updates)" }
        if let best, !(1...1 << 20).contains(best.epoch) || !(0...1).contains(best.accuracy) {
            return "its best epoch is \(best.epoch) with accuracy \(best.accuracy)"
        }
        return tally.isPossible(classCount: classCount) ? nil : "its tally is of no epoch"
    }

    /// The run's best evaluation.
    package struct BestEpoch: Codable, Sendable, Equatable {
        package var epoch: Int
        package var accuracy: Double
    }
}
