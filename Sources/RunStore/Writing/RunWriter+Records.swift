package import RunContract

/// What the engine writes down for good.
extension RunWriter {
    /// Replaces the configuration, as when a resumed run gets more epochs.
    package func record(configuration: RunConfiguration) throws(RunStoreError) {
        try add(.configuration(configuration))
    }

    /// Replaces the names of the classes; labels are indices into them.
    package func record(classes: [String]) throws(RunStoreError) { try add(.classes(classes)) }

    /// Replaces the samples of a split.
    package func record(samples: [SampleRecord], split: Split) throws(RunStoreError) {
        try add(.samples(samples, split))
    }

    /// Records a finished epoch whole: its metrics, its confusion matrices and its predictions on the split that
    /// judges epochs. Predictions are kept for this epoch and for the best one; older ones go.
    package func record(
        epoch: EpochRecord, confusion: [Split: ConfusionMatrix], predictions: [PredictionRecord]
    ) throws(RunStoreError) {
        try add(.epoch(epoch, confusion, predictions))
    }

    /// Records the test split of a run whose epochs a validation split judges, and that it was looked at.
    package func record(
        test matrix: ConfusionMatrix, predictions: [PredictionRecord], epoch: Int
    ) throws(RunStoreError) {
        try add(.test(matrix, predictions, epoch: epoch))
    }

    /// Records how often the sampler drew each class for an epoch.
    package func record(draws: [Int], epoch: Int) throws(RunStoreError) { try add(.draws(draws, epoch)) }

    /// Records where the steps of an epoch spend their time, in place of what was recorded of it before.
    package func record(operations: [OperationRecord], epoch: Int) throws(RunStoreError) {
        try contents.withLock { contents throws(RunStoreError) in
            try contents.add(.operations(operations, epoch), atOnce: false)
        }
    }

    package func record(checkpoint: CheckpointRecord) throws(RunStoreError) {
        try add(.checkpoint(checkpoint))
    }

    package func record(event: EventRecord) throws(RunStoreError) {
        try contents.withLock { contents throws(RunStoreError) in
            try contents.add(.event(event), atOnce: false)
        }
    }

    private func add(_ write: Write) throws(RunStoreError) {
        try contents.withLock { contents throws(RunStoreError) in try contents.add(write, atOnce: true) }
    }
}
