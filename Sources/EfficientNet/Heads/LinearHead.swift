import Kernels
import RandomStreams

/// Dropout and a fully connected layer; torchvision's `classifier`.
struct LinearHeadSpecification: HeadSpecification {
    /// What precedes `.weight` and `.bias` in the parameters' names.
    let name: String
    let outputCount: Int

    func addTensors(to list: inout TensorListBuilder, features: Int) {
        list.addLinear(name, outputs: outputCount, inputs: features)
    }

    func makeHead(features: BlockedTensor, outputs: OutputColumns, _ builder: LayerBuilder) -> any Head {
        LinearHead(self, features: features, outputs: outputs, builder)
    }
}

/// The layers of `LinearHeadSpecification`.
struct LinearHead: Head {
    private let linear: PointwiseConvolution
    private let bias: ParameterPointers
    private let features: BlockedTensor
    private let dropped: BlockedTensor
    /// What dropout makes of each image and feature: 0 or 1 / keep probability.
    private let dropoutFactors: BlockedTensor
    private let blockedOutputs: BlockedTensor
    private let outputGradient: BlockedTensor
    let featureGradient: BlockedTensor
    private let outputs: OutputColumns

    init(
        _ specification: LinearHeadSpecification, features: BlockedTensor, outputs: OutputColumns,
        _ builder: LayerBuilder
    ) {
        let channels = builder.model.headChannels
        self.features = features
        self.outputs = outputs
        linear = builder.pointwise(
            specification.name, inputs: channels, outputs: specification.outputCount)
        bias = builder.store.pointers(specification.name + ".bias")
        dropped = builder.perImage(channels: channels)
        dropoutFactors = builder.perImage(channels: channels)
        blockedOutputs = builder.perImage(channels: specification.outputCount)
        outputGradient = builder.perImage(channels: specification.outputCount)
        featureGradient = builder.perImage(channels: channels)
    }

    var transposition: Pass { linear.transposition }

    /// Draws one number a feature.
    func draw(image: Int, dropout: Float, stream: RandomStream?) {
        var stream = stream
        let keep = 1 / (1 - dropout)
        for channel in 0..<linear.inputs {
            let isDropped = stream?.chance(dropout) ?? false
            dropoutFactors.at(block: channel / vectorWidth, pixel: image)[channel % vectorWidth] =
                stream == nil ? 1 : (isDropped ? 0 : keep)
        }
    }

    func forward(images: Int, isTraining: Bool) -> [Pass] {
        let layer = self
        let pass = Pass(.head, units: 1) { _, _ in
            var input = layer.features
            if isTraining {
                DenseLayer.multiply(
                    layer.features, by: layer.dropoutFactors, into: layer.dropped,
                    blocks: 0..<layer.features.blocks, rows: images)
                input = layer.dropped
            }
            layer.linear.forward(
                input, into: layer.blockedOutputs, blocks: 0..<layer.blockedOutputs.blocks, rows: images
            ) { blocks in
                DenseLayer.addBias(
                    layer.blockedOutputs, blocks: blocks, rows: images, bias: layer.bias.values)
            }
            for image in 0..<images { layer.gatherOutputs(image: image) }
        }
        return [pass]
    }

    private func gatherOutputs(image: Int) {
        let row = outputs.values(image: image)
        for index in 0..<outputs.count {
            row[index] = blockedOutputs.at(block: index / vectorWidth, pixel: image)[index % vectorWidth]
        }
    }

    func backward(images: Int) -> [Pass] {
        let layer = self
        let scatter = Pass(.head, units: 1) { _, _ in
            for image in 0..<images { layer.scatterGradient(image: image) }
        }
        let groups = (features.blocks + 2) / 3
        let linearGradient = Pass(.head, units: groups) { group, _ in
            let blocks = (group * 3)..<min(layer.features.blocks, group * 3 + 3)
            layer.linear.weightGradient(
                input: layer.dropped.blocks(blocks), firstInputBlock: blocks.lowerBound,
                outputGradient: layer.outputGradient, outputBlocks: 0..<layer.outputGradient.blocks,
                rows: images, into: layer.linear.gradient,
                accumulate: false)
            layer.linear.backward(
                layer.outputGradient, into: layer.featureGradient, blocks: blocks, rows: images
            ) { finished in
                DenseLayer.multiply(
                    layer.featureGradient, by: layer.dropoutFactors, into: layer.featureGradient,
                    blocks: finished, rows: images)
            }
        }
        let biasGradient = Pass(.head, units: 1) { _, _ in
            DenseLayer.biasGradient(
                layer.outputGradient, blocks: 0..<layer.outputGradient.blocks, rows: images,
                into: layer.bias.gradient)
        }
        return [scatter, linearGradient, biasGradient]
    }

    private func scatterGradient(image: Int) {
        let row = outputs.gradient(image: image)
        for index in 0..<outputs.count {
            outputGradient.at(block: index / vectorWidth, pixel: image)[index % vectorWidth] = row[index]
        }
    }
}
