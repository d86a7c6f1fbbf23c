import EfficientNet

extension CheckpointStore {
    /// What opening a checkpoint found.
    package struct Found: Sendable, Equatable {
        package let name: String
        package let description: CheckpointDescription
        /// One line for every checkpoint that was passed over because it is damaged.
        package let passedOver: [String]
    }

    /// Opens a checkpoint, checking that all its files are whole.
    ///
    /// - Parameter name: a checkpoint's, or `last` or `best`.
    package func open(_ name: String) throws(TrainingError) -> Found {
        let target = target(of: name) ?? name
        guard isWhole(target) else {
            throw TrainingError(
                "\(folder)/\(target): is no whole checkpoint: a folder with \(Self.modelFile), \(Self.trainerFile) and "
                    + "\(Self.descriptionFile), none of them a link (name another)")
        }
        let description = try CheckpointDescription.read(descriptionPath(target))
        for (file, digest) in description.digests.sorted(by: { $0.key < $1.key }) {
            let path = "\(folder)/\(target)/\(file)"
            guard try FileDigest.compute(path) == digest else {
                throw TrainingError("\(path): is damaged: its content is not what was written")
            }
        }
        return Found(name: target, description: description, passedOver: [])
    }

    /// Opens `last`; where that is damaged, the newest checkpoint that is whole.
    ///
    /// - Throws: `TrainingError` where there is none, with the damage of each.
    package func openNewest() throws(TrainingError) -> Found {
        var candidates = Array(names.reversed())
        if let last = target(of: Self.last) {
            candidates.removeAll { $0 == last }
            candidates.insert(last, at: 0)
        }
        var passedOver: [String] = []
        for candidate in candidates {
            do throws(TrainingError) {
                let found = try open(candidate)
                return Found(name: found.name, description: found.description, passedOver: passedOver)
            } catch {
                passedOver.append(error.description)
            }
        }
        guard !passedOver.isEmpty else {
            throw TrainingError("\(folder): holds no checkpoint yet (start the run again)")
        }
        let damages = passedOver.joined(separator: "; ")
        throw TrainingError("\(folder): no checkpoint is whole: \(damages) (start the run again)")
    }

    /// Puts a checkpoint's weights and optimiser state into the network.
    package func restore(_ found: Found, into network: any TrainableNetwork) throws(TrainingError) {
        let weights = try WeightFile(path: modelPath(found.name))
        let classNames = found.description.data.classNames
        _ = try weights.load(into: network, classNames: classNames, classifier: .mustMatch)
        let state = try SafetensorsFile(path: trainerPath(found.name))
        if found.description.configuration.averageDecay != nil {
            network.beginAverage()
            try Self.restoreTrainedWeights(from: state, into: network)
        }
        for slot in 0..<found.description.configuration.optimizer.stateSlots {
            for tensor in network.tensors where tensor.kind.isParameter {
                let values = try state.floats(named: Self.stateName(tensor.name, slot: slot))
                do throws(ModelError) {
                    try network.setOptimizerState(of: tensor.name, slot: slot, to: values)
                } catch {
                    throw TrainingError("\(state.path): the state of '\(tensor.name)' does not fit: \(error)")
                }
            }
        }
    }

    private static func restoreTrainedWeights(
        from state: SafetensorsFile, into network: any TrainableNetwork
    ) throws(TrainingError) {
        for tensor in network.tensors {
            let values = try state.floats(named: trainedName(tensor.name))
            do throws(ModelError) {
                try network.setValues(of: tensor.name, to: values)
            } catch {
                throw TrainingError("\(state.path): '\(tensor.name)' does not fit: \(error)")
            }
        }
    }
}
