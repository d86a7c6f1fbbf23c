import Kernels

/// All layers of a network with their memory, and the passes of a step over them.
struct NetworkLayers {
    let store: ParameterStore
    let context: StepContext
    let pooling: FeaturePooling
    let heads: [any Head]
    let outputs: NetworkOutputs
    private let stem: Stem
    private let blocks: [InvertedResidualBlock]
    private let head: Expansion
    private let memory: StepMemory
    private let recomputes: Bool
    private let classCount: Int

    /// Takes everything from the arena; touches none of it, so that a planning arena will do.
    init(
        _ model: ModelSpecification, imageSize: Int, batchSize: Int, use: Network.Use, recomputes: Bool,
        threads: Int, precision: Precision, backend: MatrixBackend, arena: Arena
    ) {
        self.recomputes = recomputes
        store = ParameterStore(model, arena: arena, hasGradients: use == .training)
        context = StepContext(arena: arena, batchSize: batchSize, blocks: model.blocks.count)
        let builder = LayerBuilder(
            model, store: store, arena: arena, imageSize: imageSize, batchSize: batchSize, use: use,
            recomputes: recomputes, precision: precision, backend: backend)
        let stem = Stem(model, imageSize: imageSize, builder)
        self.stem = stem
        var input = Self.firstInput(model, stem: stem, builder)
        var blocks: [InvertedResidualBlock] = []
        for (index, specification) in model.blocks.enumerated() {
            let block = InvertedResidualBlock(specification, index: index, input: input, builder)
            input = block.nextInput(isEven: index % 2 == 1, builder)
            blocks.append(block)
        }
        self.blocks = blocks
        head = Expansion(
            BlockNames.head(model), input: input, inputs: model.stages.last?.outputChannels ?? 0,
            outputs: model.headChannels, isHead: true, builder)
        pooling = FeaturePooling(convolution: head, size: input.size, builder)
        outputs = NetworkOutputs(count: model.outputCount, builder)
        classCount = model.classCount
        heads = Self.heads(model, pooling, outputs, builder)

        var needs = StepMemoryNeeds()
        stem.addNeeds(to: &needs, batchSize: batchSize)
        for block in blocks {
            block.addNeeds(to: &needs, batchSize: batchSize)
        }
        head.addNeeds(to: &needs, batchSize: batchSize)
        memory = Self.takeMemory(needs, use: use, threads: threads, arena: arena)
    }

    private static func heads(
        _ model: ModelSpecification, _ pooling: FeaturePooling, _ outputs: NetworkOutputs,
        _ builder: LayerBuilder
    ) -> [any Head] {
        var first = 0
        return model.heads.map { head in
            let columns = outputs.columns(first..<(first + head.outputCount))
            first += head.outputCount
            return head.makeHead(features: pooling.features, outputs: columns, builder)
        }
    }

    /// A first block without an expansion reads the stem itself; any other gets the stem activated.
    private static func firstInput(
        _ model: ModelSpecification, stem: Stem, _ builder: LayerBuilder
    ) -> BlockInput {
        let readsStem = model.blocks.first?.hasExpansion == false
        let values =
            readsStem
            ? stem.output
            : builder.tensor(.evenInput, channels: model.stemChannels, size: stem.outputSize)
        return BlockInput(source: .stem(stem), values: values, size: stem.outputSize)
    }

    private static func takeMemory(
        _ needs: StepMemoryNeeds, use: Network.Use, threads: Int, arena: Arena
    ) -> StepMemory {
        let isTrained = use == .training
        func tensor(_ count: Int) -> BlockedTensor { arena.takeTensor(floats: count) }
        return StepMemory(
            gated: tensor(needs.gatedCount),
            gatedGradient: tensor(isTrained ? needs.gatedGradientCount : 0),
            expandedGradient: tensor(isTrained ? needs.expandedCount : 0),
            blockGradients: (0..<2).map { _ in tensor(isTrained ? needs.blockCount : 0) },
            secondSums: tensor(needs.secondSumCount),
            partials: arena.takeBuffer(needs.partialCount),
            lanes: arena.takeBuffer(isTrained ? needs.laneCount : 0),
            depthwiseLanes: arena.takeBuffer(isTrained ? needs.depthwiseLaneCount : 0),
            gateSums: (0..<5).map { _ in tensor(isTrained ? needs.gateSumCount : 0) },
            gateParts: (0..<5).map { _ in tensor(isTrained ? needs.gatePartCount : 0) },
            scratch: (0..<threads).map { _ in arena.takeBuffer(needs.scratchCount) })
    }

    /// What inference needs of the weights and running statistics as they are: rounded panels and the batch norms'
    /// coefficients.
    func inferencePreparation() -> [Pass] {
        let norms = [stem.layer] + blocks.flatMap(\.normLayers) + [head.layer]
        let coefficients = Pass(.batchNormStatistics, units: norms.count) { unit, _ in
            norms[unit].useRunningStatistics()
        }
        return [roundings, coefficients]
    }

    /// Renews what the products read of the weights in a precision below the parameters' own.
    private var roundings: Pass {
        .joined(.gradientReduction, blocks.flatMap(\.roundings) + stem.roundings + head.roundings)
    }

    /// Turns all weights for the products of the backward pass.
    private var transpositions: Pass {
        .joined(
            .gradientReduction,
            blocks.flatMap(\.transpositions) + [head.transposition] + heads.map(\.transposition))
    }

    /// Forward passes for a number of images; for inference, of weights that `inferencePreparation` has seen.
    func forward(images: Int, isTraining: Bool) -> [Pass] {
        var passes = isTraining ? [roundings] : []
        passes += stem.forward(context, memory, images: images, isTraining: isTraining)
        for (block, next) in zip(blocks, blocks.dropFirst().map(\.input) + [head.input]) {
            passes += block.forward(context, memory, next: next, images: images, isTraining: isTraining)
        }
        passes += head.forward(context, memory, images: images, isTraining: isTraining)
        passes += pooling.forward(images: images)
        for head in heads { passes += head.forward(images: images, isTraining: isTraining) }
        return isTraining ? passes + [objectives(images: images)] : passes
    }

    /// The losses of the images and the gradient with respect to the outputs.
    private func objectives(images: Int) -> Pass {
        Pass(.head, units: 1) { [context, outputs, classCount] _, _ in
            let batch = ObjectiveBatch(count: images, classCount: classCount, context, outputs)
            for objective in context.objectives { objective.add(to: batch) }
        }
    }

    /// Backward passes for a number of images, from the loss to every gradient.
    func backward(images: Int) -> [Pass] {
        var passes = [transpositions]
        for head in heads { passes += head.backward(images: images) }
        passes += pooling.backward(heads.map(\.featureGradient), memory, images: images)
        var (gradient, next) = (memory.blockGradients[0], memory.blockGradients[1])
        let headGradient = headInput(gradient)
        passes += headGradient.fence
        passes += head.backward(memory, residual: nil, inputGradient: headGradient, images: images)
        for block in blocks.reversed() {
            if recomputes { passes += block.recompute(memory, images: images) }
            passes += block.backward(
                context, memory, outputGradient: gradient, inputGradient: next, stem: stem, images: images)
            swap(&gradient, &next)
        }
        if let first = blocks.first {
            let stemGradient = first.stemGradient(context, memory, inputGradient: gradient, stem: stem)
            passes += stem.backward(context, memory, gradient: stemGradient, images: images)
        }
        return passes
    }

    private func headInput(_ gradient: BlockedTensor) -> BlockedTensor {
        blocks.last.map { gradient.reshaped(like: $0.projection.output) } ?? gradient
    }
}
