import EfficientNet
import Foundation

extension CheckpointStore {
    /// Writes the network and the run's progress as a new checkpoint, makes it `last`, and `best` too where
    /// asked, and prunes.
    ///
    /// - Returns: the checkpoint's name.
    package func save(
        _ network: any TrainableNetwork, configuration: TrainingConfiguration, progress: TrainingProgress,
        data: DataFingerprint, isBest: Bool
    ) throws(TrainingError) -> String {
        let name = try add(Self.name(of: progress)) { folder throws(TrainingError) in
            let model = "\(folder)/\(Self.modelFile)"
            let trainer = "\(folder)/\(Self.trainerFile)"
            let metadata = WeightMetadata(
                model: network.specification.name, classNames: data.classNames, imageSize: network.imageSize,
                batchNormEpsilon: network.specification.batchNormEpsilon,
                padding: network.specification.padding)
            try Self.withEvaluatedWeights(of: network, configuration) { () throws(TrainingError) in
                try WeightExport.write(
                    network, metadata: metadata, batchesTracked: progress.updates, to: model)
            }
            try Self.writeTrainerState(of: network, configuration, to: trainer)
            let description = CheckpointDescription(
                configuration: configuration, progress: progress, data: data,
                digests: [
                    Self.modelFile: try FileDigest.compute(model),
                    Self.trainerFile: try FileDigest.compute(trainer),
                ])
            let file = try DurableFile(path: "\(folder)/\(Self.descriptionFile)")
            try file.write(try description.encoded())
            try file.finish()
        }
        try link(Self.last, to: name)
        if isBest { try link(Self.best, to: name) }
        prune()
        return name
    }

    /// `epoch-0003` after the third epoch, `epoch-0003-batch-000120` within the fourth.
    static func name(of progress: TrainingProgress) -> String {
        let epoch = "epoch-\(padded(progress.epochsDone, to: 4))"
        return progress.batchesDone == 0 ? epoch : "\(epoch)-batch-\(padded(progress.batchesDone, to: 6))"
    }

    private static func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// Works with the weights that are evaluated in the network, which are those that others load: the average
    /// where there is one.
    private static func withEvaluatedWeights(
        of network: any TrainableNetwork, _ configuration: TrainingConfiguration,
        _ work: () throws(TrainingError) -> Void
    ) throws(TrainingError) {
        guard configuration.averageDecay != nil else { return try work() }
        network.exchangeAverage()
        defer { network.exchangeAverage() }
        try work()
    }

    /// The optimiser's state under `slot<number>/<parameter>`, and where the model's file holds an average, the
    /// weights in training under `trained/<tensor>`.
    private static func writeTrainerState(
        of network: any TrainableNetwork, _ configuration: TrainingConfiguration, to path: String
    ) throws(TrainingError) {
        var outgoing: [OutgoingTensor] = []
        if configuration.averageDecay != nil {
            outgoing += network.tensors.map { tensor in
                OutgoingTensor(
                    name: trainedName(tensor.name), shape: tensor.shape,
                    source: .floats { () throws(TrainingError) in
                        try WeightExport.values(of: tensor.name, in: network)
                    })
            }
        }
        for slot in 0..<configuration.optimizer.stateSlots {
            for tensor in network.tensors where tensor.kind.isParameter {
                let source = OutgoingTensor.Source.floats { () throws(TrainingError) in
                    guard let values = network.optimizerState(of: tensor.name, slot: slot) else {
                        throw TrainingError("the network holds no optimiser state of '\(tensor.name)'")
                    }
                    return values
                }
                let name = stateName(tensor.name, slot: slot)
                outgoing.append(OutgoingTensor(name: name, shape: tensor.shape, source: source))
            }
        }
        try SafetensorsWriter.write(outgoing, metadata: [:], to: path)
    }

    static func trainedName(_ tensor: String) -> String { "trained/\(tensor)" }

    static func stateName(_ tensor: String, slot: Int) -> String { "slot\(slot)/\(tensor)" }
}
