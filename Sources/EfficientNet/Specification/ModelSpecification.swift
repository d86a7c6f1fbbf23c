package import Kernels

/// Every figure that defines a network of the family.
package struct ModelSpecification: Sendable, Equatable {
    package let name: String
    package let classCount: Int
    package let stemChannels: Int
    package let stages: [StageSpecification]
    package let headChannels: Int
    /// Probability of dropping a feature before the classifier.
    package let dropout: Float
    /// Drop probability that stochastic depth rises to, linearly over the blocks.
    package let stochasticDepth: Float
    package let batchNormEpsilon: Float
    package let batchNormMomentum: Float
    /// Where the convolutions' zeros go.
    package let padding: PaddingRule
    /// The activation after the batch norms of all layers but the projections, and in squeeze-and-excitations.
    package let activation: ActivationKind
    /// Whether blocks have a squeeze-and-excitation.
    package let hasSqueeze: Bool
    /// Whose names the tensors carry.
    package let naming: LayerNaming
    /// The image size that the compound scaling gives the model.
    package let nativeImageSize: Int

    package init(
        name: String, classCount: Int, stemChannels: Int, stages: [StageSpecification], headChannels: Int,
        dropout: Float, stochasticDepth: Float = 0.2, batchNormEpsilon: Float = 1e-5,
        batchNormMomentum: Float = 0.1, padding: PaddingRule = .symmetric, activation: ActivationKind = .silu,
        hasSqueeze: Bool = true,
        naming: LayerNaming = .efficientNet, nativeImageSize: Int
    ) {
        self.name = name
        self.classCount = classCount
        self.stemChannels = stemChannels
        self.stages = stages
        self.headChannels = headChannels
        self.dropout = dropout
        self.stochasticDepth = stochasticDepth
        self.batchNormEpsilon = batchNormEpsilon
        self.batchNormMomentum = batchNormMomentum
        self.padding = padding
        self.activation = activation
        self.hasSqueeze = hasSqueeze
        self.naming = naming
        self.nativeImageSize = nativeImageSize
    }

    /// The same network with other rates of its random drops.
    ///
    /// - Parameters:
    ///   - dropout: in 0..<1; nil for the model's own.
    ///   - stochasticDepth: likewise.
    package func dropping(dropout: Float?, stochasticDepth: Float?) -> ModelSpecification {
        ModelSpecification(
            name: name, classCount: classCount, stemChannels: stemChannels, stages: stages,
            headChannels: headChannels, dropout: dropout ?? self.dropout,
            stochasticDepth: stochasticDepth ?? self.stochasticDepth, batchNormEpsilon: batchNormEpsilon,
            batchNormMomentum: batchNormMomentum, padding: padding, activation: activation,
            hasSqueeze: hasSqueeze,
            naming: naming, nativeImageSize: nativeImageSize)
    }

    /// Groups of layers from the image to the logits: the stem, the stages (MobileNetV2's blocks one by one), the
    /// head and the classifier.
    package var layerGroups: Int {
        (naming == .efficientNet ? stages.count : blocks.count) + 3
    }

    /// The group that a tensor of torchvision's name is in.
    func layerGroup(of name: String) -> Int {
        let parts = name.split(separator: ".")
        guard parts.first == "features", parts.count > 1, let group = Int(parts[1]) else {
            return layerGroups - 1
        }
        return min(group, layerGroups - 1)
    }

    /// All blocks in order. Stochastic depth rises as probability · i / blocks (torchvision).
    package var blocks: [BlockSpecification] {
        let total = stages.reduce(0) { $0 + $1.repeats }
        var blocks: [BlockSpecification] = []
        for (stageIndex, stage) in stages.enumerated() {
            for index in 0..<stage.repeats {
                let input = index == 0 ? stage.inputChannels : stage.outputChannels
                blocks.append(
                    BlockSpecification(
                        stage: stageIndex, index: index, kernel: stage.kernel,
                        stride: index == 0 ? stage.stride : 1, inputChannels: input,
                        expandedChannels: Self.makeDivisible(Double(input * stage.expansion)),
                        outputChannels: stage.outputChannels,
                        dropProbability: stochasticDepth * Float(blocks.count) / Float(total),
                        hasSqueeze: hasSqueeze, position: blocks.count, naming: naming))
            }
        }
        return blocks
    }

    /// The nearest multiple of 8 that is not below 90% of the value.
    static func makeDivisible(_ channels: Double) -> Int {
        let rounded = max(8, Int(channels + 4) / 8 * 8)
        return Double(rounded) < 0.9 * channels ? rounded + 8 : rounded
    }
}
