import EfficientNet

/// Writes a network's weights so that torchvision's `load_state_dict` takes the file as it is.
package enum WeightExport {
    /// Writes parameters and running statistics under torchvision's names, and a `num_batches_tracked` behind
    /// every running variance as PyTorch keeps it.
    ///
    /// - Parameter batchesTracked: the training batches that the running statistics have seen.
    package static func write(
        _ network: any TrainableNetwork, metadata: WeightMetadata, batchesTracked: Int, to path: String
    ) throws(TrainingError) {
        var outgoing: [OutgoingTensor] = []
        for tensor in network.tensors {
            outgoing.append(
                OutgoingTensor(
                    name: tensor.name, shape: tensor.shape,
                    source: .floats { () throws(TrainingError) in
                        try values(of: tensor.name, in: network)
                    }))
            if tensor.kind == .runningVariance {
                let name = batchCounterName(runningVariance: tensor.name)
                outgoing.append(
                    OutgoingTensor(name: name, shape: [], source: .integers { [Int64(batchesTracked)] }))
            }
        }
        try SafetensorsWriter.write(outgoing, metadata: metadata.fields, to: path)
    }

    static func values(
        of name: String, in network: any TrainableNetwork
    ) throws(TrainingError) -> [Float] {
        guard let values = network.values(of: name) else {
            throw TrainingError("the network lists the tensor '\(name)' but does not hold it")
        }
        guard values.allSatisfy(\.isFinite) else {
            throw TrainingError("the tensor '\(name)' holds NaN or infinite values")
        }
        return values
    }

    /// PyTorch's name of the batch counter beside a running variance.
    static func batchCounterName(runningVariance name: String) -> String {
        name.replacing("running_var", with: "num_batches_tracked")
    }
}
