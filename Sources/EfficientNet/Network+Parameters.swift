import Kernels
import RandomStreams

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension Network {
    /// Parameters and running statistics in torchvision's order.
    package var tensors: [TensorDescription] { layers.store.tensors.map(\.description) }

    /// A tensor's values in torchvision's layout; nil where there is no such tensor.
    package func values(of name: String) -> [Float]? {
        layers.store.tensor(name).map { layers.store.exported($0, from: layers.store.memory(of: $0)) }
    }

    /// Sets a tensor from values in torchvision's layout.
    ///
    /// - Throws: `ModelError` where there is no such tensor or it has another number of values.
    package func setValues(of name: String, to values: [Float]) throws(ModelError) {
        let tensor = try tensor(name, count: values.count)
        weightsChanged()
        layers.store.assign(values, to: layers.store.memory(of: tensor), tensor)
    }

    /// The last step's gradient of a parameter, in torchvision's layout.
    package func gradient(of name: String) -> [Float]? {
        guard let tensor = layers.store.tensor(name), tensor.description.kind.isParameter else { return nil }
        return layers.store.exported(tensor, from: layers.store.gradients + tensor.offset)
    }

    /// One slot of the optimiser's state for a parameter, in torchvision's layout.
    package func optimizerState(of name: String, slot: Int) -> [Float]? {
        guard let tensor = layers.store.tensor(name), tensor.description.kind.isParameter,
            layers.store.states.indices.contains(slot)
        else { return nil }
        return layers.store.exported(tensor, from: layers.store.states[slot] + tensor.offset)
    }

    /// The reverse of `optimizerState`.
    ///
    /// - Throws: `ModelError` where there is no such parameter or slot, or the count is another.
    package func setOptimizerState(of name: String, slot: Int, to values: [Float]) throws(ModelError) {
        let tensor = try tensor(name, count: values.count)
        guard tensor.description.kind.isParameter, layers.store.states.indices.contains(slot) else {
            throw ModelError(
                "\(name) has no optimiser state in slot \(slot) (is it a parameter in training?)")
        }
        layers.store.assign(values, to: layers.store.states[slot] + tensor.offset, tensor)
    }

    private func tensor(_ name: String, count: Int) throws(ModelError) -> StoredTensor {
        guard let tensor = layers.store.tensor(name) else {
            throw ModelError(
                "model \(specification.name) has no tensor '\(name)' (is the file of another model?)")
        }
        guard count == tensor.description.count else {
            throw ModelError(
                "tensor '\(name)' of model \(specification.name) has \(tensor.description.count) values, "
                    + "not \(count) (is the file of another model?)")
        }
        return tensor
    }

    /// Fresh weights: convolutions normal with variance 2 / fan-out, the classifier uniform within 1 / √inputs,
    /// batch norms the identity, biases zero. Drawn by Philox.
    ///
    /// torchvision draws the classifier within 1 / √classes, which suits a thousand classes. For eight the
    /// logits would begin with a deviation of 5 and a loss of 7 instead of log 8 = 2.1, and the first hundreds
    /// of steps would go into undoing that. It also counts a depthwise kernel's fan-out over all channels;
    /// the original network, as here, over the one channel that it reaches (Tan, Le, 2019, their code).
    ///
    /// The batch norm that ends a residual branch begins at zero, so that every such block begins as the
    /// identity and a deep network learns from its first steps like a shallow one (Goyal et al., "Accurate,
    /// Large Minibatch SGD", 2017, section 5.1).
    package func initialize(seed: UInt64) {
        weightsChanged()
        let branchEnds = Set(
            specification.blocks.filter(\.hasResidual).map { BlockNames($0).projectNorm + ".weight" })
        for (index, tensor) in layers.store.tensors.enumerated() {
            var stream = RandomStream(
                seed: seed, sample: UInt32(index), purpose: .weightInitialization)
            let values =
                branchEnds.contains(tensor.description.name)
                ? [Float](repeating: 0, count: tensor.description.count)
                : Self.initialValues(tensor.description, &stream)
            layers.store.assign(values, to: layers.store.memory(of: tensor), tensor)
        }
        for state in layers.store.states {
            state.update(repeating: 0, count: layers.store.parameterCount)
        }
    }

    private static func initialValues(
        _ tensor: TensorDescription, _ stream: inout RandomStream
    ) -> [Float] {
        switch tensor.kind {
        case .convolutionWeight:
            let isDepthwise = tensor.shape[1] == 1 && tensor.shape[2] > 1
            let outputs = isDepthwise ? 1 : tensor.shape[0]
            let fanOut = outputs * tensor.shape.dropFirst(2).reduce(1, *)
            let deviation = (2 / Float(fanOut)).squareRoot()
            return (0..<tensor.count).map { _ in stream.normal() * deviation }
        case .linearWeight:
            let range = 1 / Float(tensor.shape[1]).squareRoot()
            return (0..<tensor.count).map { _ in stream.uniform(-range, range) }
        case .bias, .batchNormBias, .runningMean:
            return [Float](repeating: 0, count: tensor.count)
        case .batchNormWeight, .runningVariance:
            return [Float](repeating: 1, count: tensor.count)
        }
    }
}

extension RandomStream {
    /// A draw of the standard normal distribution (Box and Muller, the cosine branch).
    fileprivate mutating func normal() -> Float {
        let radius = (-2 * log(Double(1 - uniform()))).squareRoot()
        return Float(radius * cos(2 * Double.pi * Double(uniform())))
    }
}
