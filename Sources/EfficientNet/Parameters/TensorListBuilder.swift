/// Lists a network's tensors under torchvision's names, in the order of its state dictionary, and gives
/// each its place in memory.
struct TensorListBuilder {
    private(set) var tensors: [StoredTensor] = []
    private(set) var parameterCount = 0
    private(set) var statisticCount = 0

    mutating func add(_ model: ModelSpecification) {
        addConvolution(
            "features.0.0.weight", [model.stemChannels, 3, 3, 3], .stem(outputs: model.stemChannels))
        addBatchNorm("features.0.1", channels: model.stemChannels)
        for block in model.blocks {
            add(block)
        }
        let head = BlockNames.head(model)
        let last = model.stages.last?.outputChannels ?? model.stemChannels
        addPointwise(head + ".0.weight", outputs: model.headChannels, inputs: last)
        addBatchNorm(head + ".1", channels: model.headChannels)
        for head in model.heads { head.addTensors(to: &self, features: model.headChannels) }
    }

    /// Adds a fully connected layer: `<name>.weight` and `<name>.bias`.
    mutating func addLinear(_ name: String, outputs: Int, inputs: Int) {
        append(
            name + ".weight", [outputs, inputs], .linearWeight, .panels(outputs: outputs, inputs: inputs))
        append(name + ".bias", [outputs], .bias, .vector(channels: outputs))
    }

    private mutating func add(_ block: BlockSpecification) {
        let names = BlockNames(block)
        if block.hasExpansion {
            addPointwise(
                names.expand + ".0.weight", outputs: block.expandedChannels, inputs: block.inputChannels)
            addBatchNorm(names.expand + ".1", channels: block.expandedChannels)
        }
        addConvolution(
            names.depthwise + ".0.weight", [block.expandedChannels, 1, block.kernel, block.kernel],
            .depthwise(channels: block.expandedChannels, kernel: block.kernel))
        addBatchNorm(names.depthwise + ".1", channels: block.expandedChannels)
        if block.hasSqueeze { addSqueeze(names.squeeze, block) }
        addPointwise(
            names.projectWeight + ".weight", outputs: block.outputChannels, inputs: block.expandedChannels)
        addBatchNorm(names.projectNorm, channels: block.outputChannels)
    }

    private mutating func addSqueeze(_ name: String, _ block: BlockSpecification) {
        addPointwise(
            name + ".fc1.weight", outputs: block.squeezeChannels, inputs: block.expandedChannels)
        append(
            name + ".fc1.bias", [block.squeezeChannels], .bias,
            .vector(channels: block.squeezeChannels))
        addPointwise(
            name + ".fc2.weight", outputs: block.expandedChannels, inputs: block.squeezeChannels)
        append(
            name + ".fc2.bias", [block.expandedChannels], .bias,
            .vector(channels: block.expandedChannels))
    }

    private mutating func addPointwise(_ name: String, outputs: Int, inputs: Int) {
        addConvolution(name, [outputs, inputs, 1, 1], .panels(outputs: outputs, inputs: inputs))
    }

    private mutating func addConvolution(_ name: String, _ shape: [Int], _ layout: ParameterLayout) {
        append(name, shape, .convolutionWeight, layout)
    }

    private mutating func addBatchNorm(_ name: String, channels: Int) {
        let layout = ParameterLayout.vector(channels: channels)
        append(name + ".weight", [channels], .batchNormWeight, layout)
        append(name + ".bias", [channels], .batchNormBias, layout)
        append(name + ".running_mean", [channels], .runningMean, layout)
        append(name + ".running_var", [channels], .runningVariance, layout)
    }

    private mutating func append(
        _ name: String, _ shape: [Int], _ kind: TensorDescription.Kind, _ layout: ParameterLayout
    ) {
        let offset = kind.isParameter ? parameterCount : statisticCount
        let description = TensorDescription(name: name, shape: shape, kind: kind)
        tensors.append(StoredTensor(description: description, layout: layout, offset: offset))
        if kind.isParameter {
            parameterCount += layout.storedCount
        } else {
            statisticCount += layout.storedCount
        }
    }
}
