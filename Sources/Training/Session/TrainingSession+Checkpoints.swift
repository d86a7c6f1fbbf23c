import Foundation

extension TrainingSession {
    /// Writes a checkpoint of this moment and reports it.
    ///
    /// - Returns: its name; that of the last one once the test split is evaluated, since the run is saved by then.
    /// - Throws: `TrainingError` where the disk refuses, or where a NaN loss has spoiled the weights.
    @discardableResult
    func save(isBest: Bool = false) throws(TrainingError) -> String {
        if isTesting, let last = material.checkpoints.target(of: CheckpointStore.last) { return last }
        guard nonFiniteInARow == 0 else {
            throw TrainingError(
                "no checkpoint is written after a loss that is not finite: the last good one is kept")
        }
        let start = ContinuousClock.now
        let store = material.checkpoints
        let name = try withTrainedWeights { () throws(TrainingError) in
            try store.save(
                network, configuration: configuration, progress: progress, data: data, isBest: isBest)
        }
        lastCheckpoint = .now
        observer.checkpointWritten(
            CheckpointReport(
                name: name, epochsDone: progress.epochsDone, batchesDone: progress.batchesDone,
                isBest: isBest,
                bytes: store.bytes(of: name), seconds: (ContinuousClock.now - start).inSeconds))
        return name
    }

    /// The checkpoint at an epoch's end, where one is due: every so many epochs, at a new best, and at the
    /// run's end. A full disk does not end the training before its last epoch.
    func saveEpoch(isBest: Bool) throws(TrainingError) {
        let isDue = progress.epochsDone.isMultiple(of: configuration.checkpointEvery)
        guard isDue || isBest || !hasEpochsLeft else { return }
        do throws(TrainingError) {
            try save(isBest: isBest)
        } catch {
            guard hasEpochsLeft else { throw error }
            warn(error)
        }
    }

    /// A checkpoint within a long epoch, so that a crash never costs more than the configured minutes.
    func saveIfOverdue() {
        let minutes = (ContinuousClock.now - lastCheckpoint).inSeconds / 60
        guard minutes >= configuration.checkpointMinutes, nonFiniteInARow == 0 else { return }
        do throws(TrainingError) {
            try save()
        } catch {
            // Not again before the same time has passed.
            lastCheckpoint = .now
            warn(error)
        }
    }

    private func warn(_ error: TrainingError) {
        observer.message(EngineMessage(.warning, "no checkpoint was written: \(error)"))
    }
}
