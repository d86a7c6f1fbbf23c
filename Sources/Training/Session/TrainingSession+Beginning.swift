extension TrainingSession {
    /// Puts the first weights into the network: fresh ones, those of a file, or a checkpoint's.
    func begin() throws(TrainingError) {
        let store = material.checkpoints
        switch material.origin {
        case .fresh:
            try beginFresh()
        case .newestCheckpoint where store.names.isEmpty:
            observer.message(EngineMessage(.note, "no checkpoint was written yet: the run begins again"))
            try beginFresh()
        case .newestCheckpoint:
            try begin(from: try store.openNewest())
        case .checkpoint(let name):
            try begin(from: try store.open(name))
        }
    }

    private func beginFresh() throws(TrainingError) {
        network.initialize(seed: configuration.seed)
        try loadInitialWeights()
        if configuration.averageDecay != nil { network.beginAverage() }
    }

    private func loadInitialWeights() throws(TrainingError) {
        guard let path = configuration.initialWeights else { return }
        let weights = try WeightFile(path: path, classNames: configuration.weightClasses)
        let report = try weights.load(into: network, classNames: data.classNames, classifier: .mayDiffer)
        observer.message(EngineMessage(.note, "\(path): \(report.summary)"))
    }

    private func begin(from found: CheckpointStore.Found) throws(TrainingError) {
        for damage in found.passedOver {
            observer.message(EngineMessage(.warning, "checkpoint passed over: \(damage)"))
        }
        let description = found.description
        if let difference = description.data.difference(from: data) {
            throw TrainingError(
                "checkpoint \(found.name): \(difference) (resume on the data it was made with)")
        }
        if let setting = description.configuration.firstDifference(from: configuration) {
            throw TrainingError(
                "checkpoint \(found.name): was made with \(setting) (start a new run instead)"
            )
        }
        guard description.progress.batchesDone <= stepsPerEpoch else {
            throw TrainingError(
                "checkpoint \(found.name): has \(description.progress.batchesDone) batches of an epoch of \(stepsPerEpoch) "
                    + "(resume from another checkpoint)")
        }
        // Restoring overwrites every tensor; initialising first gives the network its buffers' other contents.
        network.initialize(seed: configuration.seed)
        try material.checkpoints.restore(found, into: network)
        progress = description.progress
        observer.message(EngineMessage(.note, "goes on from checkpoint \(found.name)"))
        if !hasEpochsLeft {
            let text = "all \(progress.epochsDone) epochs are done already (raise --epochs to go on)"
            observer.message(EngineMessage(.note, text))
        }
    }
}
