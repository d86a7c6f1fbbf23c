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
            convolution: convolution, weights: tensor(weightName(name), shape), norm: norm(normName(name)),
            activation: ActivationFunction(named: "\(specification.activation)"))
    }

    private var stem: NormalizedConvolution {
        layer("features.0", [specification.stemChannels, 3, 3, 3], Convolution(stride: 2, padding: 1))
    }

    private var headName: String {
        let bodies =
            specification.naming == .efficientNet ? specification.stages.count : specification.blocks.count
        return "features.\(bodies + 1)"
    }

    /// MobileNetV2's projection and its batch norm are two parts of the block.
    private func weightName(_ part: String) -> String {
        part.hasSuffix(Self.projection)
            ? part.dropLast(Self.projection.count) + ".weight" : part + ".0.weight"
    }

    private func normName(_ part: String) -> String {
        guard part.hasSuffix(Self.projection) else { return part + ".1" }
        let plain = part.dropLast(Self.projection.count)
        let number = plain.split(separator: ".").last.flatMap { Int($0) } ?? 0
        return plain.dropLast("\(number)".count) + "\(number + 1)"
    }

    /// What tells MobileNetV2's projections apart from its other parts.
    private static let projection = ":projection"

    private var head: NormalizedConvolution {
        let inputs = specification.stages.last?.outputChannels ?? specification.stemChannels
        return layer(headName, [specification.headChannels, inputs, 1, 1])
    }

    /// torchvision's names of a block's parts: expansion, depthwise, excitation, projection.
    private func names(_ block: BlockSpecification) -> [String] {
        let first = block.hasExpansion ? 0 : -1
        if block.naming == .mobileNetV2 {
            let prefix = "features.\(block.position + 1).conv."
            return [prefix + "0", prefix + "\(first + 1)", "", prefix + "\(first + 2)" + Self.projection]
        }
        return (0..<4).map { "features.\(block.stage + 1).\(block.index).block.\(first + $0)" }
    }

    private func block(_ index: Int) -> InvertedResidual {
        let block = specification.blocks[index]
        let names = names(block)
        let expanded = block.expandedChannels
        var residual = InvertedResidual(
            expand: block.hasExpansion ? layer(names[0], [expanded, block.inputChannels, 1, 1]) : nil,
            depthwise: layer(
                names[1], [expanded, 1, block.kernel, block.kernel],
                Convolution(stride: block.stride, padding: block.kernel / 2, groups: expanded)),
            excitation: excitation(names[2], block),
            project: layer(names[3], [block.outputChannels, expanded, 1, 1]),
            isResidual: block.hasResidual, branchFactors: branchFactors?[index])
        residual.isGated = block.hasSqueeze
        return residual
    }

    private func excitation(_ name: String, _ block: BlockSpecification) -> SqueezeExcitation {
        let (wide, narrow) = (block.expandedChannels, block.squeezeChannels)
        guard block.hasSqueeze else {
            return SqueezeExcitation(
                reduce: Tensor(zeros: [narrow, wide]), reduceBias: Array(repeating: 0, count: narrow),
                expand: Tensor(zeros: [wide, narrow]), expandBias: Array(repeating: 0, count: wide))
        }
        return SqueezeExcitation(
            reduce: tensor(name + ".fc1.weight", [narrow, wide]),
            reduceBias: values[name + ".fc1.bias"] ?? [],
            expand: tensor(name + ".fc2.weight", [wide, narrow]), expandBias: values[name + ".fc2.bias"] ?? []
        )
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

    /// The last convolution's activated output, [images, channels, side, side].
    func headActivations(_ images: Tensor) -> Tensor {
        let inputs = blockInputs(images)
        return head.activated(inputs[inputs.count - 1])
    }

    /// What the classifier makes of that.
    func logits(headActivations: Tensor) -> Tensor {
        Linear.forward(
            GlobalAveragePooling.forward(headActivations), weights: classifier,
            bias: values["classifier.1.bias"] ?? [])
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
        gradients[weightName(name)] = layer.weights.values
        gradients[normName(name) + ".weight"] = layer.norm.weight
        gradients[normName(name) + ".bias"] = layer.norm.bias
    }

    private func store(
        _ block: InvertedResidual, _ specification: BlockSpecification, into gradients: inout Values
    ) {
        let names = names(specification)
        if let expand = block.expand { store(expand, names[0], into: &gradients) }
        store(block.depthwise, names[1], into: &gradients)
        store(block.project, names[3], into: &gradients)
        guard specification.hasSqueeze else { return }
        gradients[names[2] + ".fc1.weight"] = block.excitation.reduce.values
        gradients[names[2] + ".fc1.bias"] = block.excitation.reduceBias
        gradients[names[2] + ".fc2.weight"] = block.excitation.expand.values
        gradients[names[2] + ".fc2.bias"] = block.excitation.expandBias
    }

    /// Running statistics after the forward pass.
    private func statistics(_ images: Tensor, _ inputs: [Tensor]) -> Values {
        var convolved = [
            ("features.0.1", stem.convolve(images)),
            (normName(headName), head.convolve(inputs[inputs.count - 1])),
        ]
        for (index, specification) in specification.blocks.enumerated() {
            let names = names(specification)
            let outputs = block(index).convolved(inputs[index])
            if let expanded = outputs.expand { convolved.append((normName(names[0]), expanded)) }
            convolved.append((normName(names[1]), outputs.depthwise))
            convolved.append((normName(names[3]), outputs.project))
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
