import EfficientNet
import Kernels
import ReferenceKernels

/// A whole network put together from the naive references, with its tensors under torchvision's names.
struct ReferenceNetwork {
    /// Values of every parameter and running statistic.
    typealias Values = [String: [Double]]

    let specification: ModelSpecification
    var values: Values
    let isTraining: Bool
    /// What stochastic depth multiplies each image's branch with, by block.
    var branchFactors: [[Double]]?
    /// What dropout multiplies the pooled features with, [images, features].
    var dropoutFactors: Tensor?

    /// What a training step gives.
    struct Step {
        var logits: Tensor
        var loss: Double
        var gradients: Values
        /// Running statistics after the step.
        var statistics: Values
    }

    // MARK: Layers

    private func tensor(_ name: String, _ shape: [Int]) -> Tensor { Tensor(shape, values[name] ?? []) }

    private func norm(_ name: String) -> BatchNormalization {
        BatchNormalization(
            weight: values[name + ".weight"] ?? [], bias: values[name + ".bias"] ?? [],
            epsilon: Double(specification.batchNormEpsilon),
            running: isTraining
                ? nil : (values[name + ".running_mean"] ?? [], values[name + ".running_var"] ?? []))
    }

    private func layer(
        _ name: String, _ shape: [Int], _ convolution: Convolution = Convolution()
    ) -> NormalizedConvolution {
        NormalizedConvolution(
            convolution: convolution, weights: tensor(name + ".0.weight", shape), norm: norm(name + ".1"))
    }

    private var stem: NormalizedConvolution {
        layer("features.0", [specification.stemChannels, 3, 3, 3], Convolution(stride: 2, padding: 1))
    }

    private var headName: String { "features.\(specification.stages.count + 1)" }

    private var head: NormalizedConvolution {
        let inputs = specification.stages.last?.outputChannels ?? specification.stemChannels
        return layer(headName, [specification.headChannels, inputs, 1, 1])
    }

    /// torchvision's names of a block's parts: expansion, depthwise, excitation, projection.
    private func names(_ block: BlockSpecification) -> [String] {
        let first = block.hasExpansion ? 0 : -1
        return (0..<4).map { "features.\(block.stage + 1).\(block.index).block.\(first + $0)" }
    }

    private func block(_ index: Int) -> InvertedResidual {
        let block = specification.blocks[index]
        let names = names(block)
        let (expanded, squeezed) = (block.expandedChannels, block.squeezeChannels)
        return InvertedResidual(
            expand: block.hasExpansion ? layer(names[0], [expanded, block.inputChannels, 1, 1]) : nil,
            depthwise: layer(
                names[1], [expanded, 1, block.kernel, block.kernel],
                Convolution(stride: block.stride, padding: block.kernel / 2, groups: expanded)),
            excitation: SqueezeExcitation(
                reduce: tensor(names[2] + ".fc1.weight", [squeezed, expanded]),
                reduceBias: values[names[2] + ".fc1.bias"] ?? [],
                expand: tensor(names[2] + ".fc2.weight", [expanded, squeezed]),
                expandBias: values[names[2] + ".fc2.bias"] ?? []),
            project: layer(names[3], [block.outputChannels, expanded, 1, 1]),
            isResidual: block.hasResidual, branchFactors: branchFactors?[index])
    }

    // MARK: Forward

    /// The input of every block and, last, of the head.
    private func blockInputs(_ images: Tensor) -> [Tensor] {
        var inputs = [stem.activated(images)]
        for index in specification.blocks.indices {
            inputs.append(block(index).forward(inputs[index]))
        }
        return inputs
    }

    private func features(_ headInput: Tensor) -> Tensor {
        let pooled = GlobalAveragePooling.forward(head.activated(headInput))
        return dropoutFactors.map { pooled * $0 } ?? pooled
    }

    private var classifier: Tensor {
        tensor("classifier.1.weight", [specification.classCount, specification.headChannels])
    }

    func logits(_ images: Tensor) -> Tensor {
        let inputs = blockInputs(images)
        return Linear.forward(
            features(inputs[inputs.count - 1]), weights: classifier, bias: values["classifier.1.bias"] ?? [])
    }

    // MARK: Training step

    func step(_ images: Tensor, targets: Tensor, sampleWeights: [Double]? = nil) -> Step {
        let inputs = blockInputs(images)
        let headInput = inputs[inputs.count - 1]
        let features = features(headInput)
        let logits = Linear.forward(
            features, weights: classifier, bias: values["classifier.1.bias"] ?? [])
        var step = Step(
            logits: logits,
            loss: CrossEntropy.loss(logits, targets: targets, sampleWeights: sampleWeights), gradients: [:],
            statistics: statistics(images, inputs))
        let linear = Linear.backward(
            features, weights: classifier,
            outputGradient: CrossEntropy.gradient(logits, targets: targets, sampleWeights: sampleWeights))
        step.gradients["classifier.1.weight"] = linear.weights.values
        step.gradients["classifier.1.bias"] = linear.bias
        let pooled = dropoutFactors.map { linear.input * $0 } ?? linear.input
        backward(pooled, images, inputs, into: &step.gradients)
        return step
    }

    private func backward(
        _ pooled: Tensor, _ images: Tensor, _ inputs: [Tensor], into gradients: inout Values
    ) {
        let headInput = inputs[inputs.count - 1]
        let shape = [headInput.shape[0], specification.headChannels, headInput.shape[2], headInput.shape[3]]
        let top = head.backwardActivated(
            headInput,
            outputGradient: GlobalAveragePooling.backward(outputGradient: pooled, inputShape: shape))
        store(top.parameters, headName, into: &gradients)
        var gradient = top.input
        for index in specification.blocks.indices.reversed() {
            let result = block(index).backward(inputs[index], outputGradient: gradient)
            store(result.parameters, specification.blocks[index], into: &gradients)
            gradient = result.input
        }
        store(
            stem.backwardActivated(images, outputGradient: gradient).parameters, "features.0",
            into: &gradients)
    }

    private func store(_ layer: NormalizedConvolution, _ name: String, into gradients: inout Values) {
        gradients[name + ".0.weight"] = layer.weights.values
        gradients[name + ".1.weight"] = layer.norm.weight
        gradients[name + ".1.bias"] = layer.norm.bias
    }

    private func store(
        _ block: InvertedResidual, _ specification: BlockSpecification, into gradients: inout Values
    ) {
        let names = names(specification)
        if let expand = block.expand { store(expand, names[0], into: &gradients) }
        store(block.depthwise, names[1], into: &gradients)
        store(block.project, names[3], into: &gradients)
        gradients[names[2] + ".fc1.weight"] = block.excitation.reduce.values
        gradients[names[2] + ".fc1.bias"] = block.excitation.reduceBias
        gradients[names[2] + ".fc2.weight"] = block.excitation.expand.values
        gradients[names[2] + ".fc2.bias"] = block.excitation.expandBias
    }

    /// Running statistics after the forward pass.
    private func statistics(_ images: Tensor, _ inputs: [Tensor]) -> Values {
        var convolved = [
            ("features.0.1", stem.convolve(images)),
            (headName + ".1", head.convolve(inputs[inputs.count - 1])),
        ]
        for (index, specification) in specification.blocks.enumerated() {
            let names = names(specification)
            let outputs = block(index).convolved(inputs[index])
            if let expanded = outputs.expand { convolved.append((names[0] + ".1", expanded)) }
            convolved.append((names[1] + ".1", outputs.depthwise))
            convolved.append((names[3] + ".1", outputs.project))
        }
        var statistics: Values = [:]
        for (name, tensor) in convolved {
            let updated = BatchNormalization.updated(
                runningMean: values[name + ".running_mean"] ?? [],
                runningVariance: values[name + ".running_var"] ?? [], by: tensor,
                momentum: Double(specification.batchNormMomentum))
            statistics[name + ".running_mean"] = updated.mean
            statistics[name + ".running_var"] = updated.variance
        }
        return statistics
    }
}
