import Kernels

/// One MBConv block: expand, depthwise, squeeze-and-excitation (in EfficientNet), project, and the residual branch.
///
/// Source: Sandler et al., "MobileNetV2", CVPR 2018; Tan, Le, "EfficientNet", ICML 2019.
struct InvertedResidualBlock {
    private let specification: BlockSpecification
    let input: BlockInput
    private let expansion: Expansion?
    private let depthwise: DepthwiseConvolution
    private let gate: BlockGate
    let projection: Projection

    init(
        _ specification: BlockSpecification, index: Int, input: BlockInput, _ builder: LayerBuilder
    ) {
        self.specification = specification
        self.input = input
        let names = BlockNames(specification)
        var source = DepthwiseInput.plain
        var depthwiseInput = input.values
        if specification.hasExpansion {
            let expansion = Expansion(
                names.expand, input: input, inputs: specification.inputChannels,
                outputs: specification.expandedChannels, isHead: false, builder)
            source = .activated(expansion.norm)
            depthwiseInput = expansion.output
            self.expansion = expansion
        } else {
            expansion = nil
            if case .stem(let stem) = input.source {
                // The stem takes the place of the expansion: its output is normalised on the way in.
                source = .activated(stem.norm)
                depthwiseInput = stem.output
            }
        }
        depthwise = DepthwiseConvolution(
            names.depthwise, block: specification, source: source, input: depthwiseInput,
            inputSize: input.size, builder)
        gate = BlockGate(names.squeeze, block: specification, depthwise: depthwise, builder)
        projection = Projection(
            names, block: specification, blockIndex: index, depthwise: depthwise, gate: gate.gate, builder)
    }

    /// Side of the block's output.
    var outputSize: Int { depthwise.shape.outputSize }

    /// The next block's input, as this block leaves it.
    func nextInput(isEven: Bool, _ builder: LayerBuilder) -> BlockInput {
        BlockInput(
            source: .projection(projection, residual: specification.hasResidual ? input.values : nil),
            values: builder.tensor(
                isEven ? .evenInput : .oddInput, channels: specification.outputChannels, size: outputSize),
            size: outputSize)
    }

    private var readsStem: Bool {
        if case .stem = input.source { return true }
        return false
    }

    func addNeeds(to needs: inout StepMemoryNeeds, batchSize: Int) {
        expansion?.addNeeds(to: &needs, batchSize: batchSize)
        depthwise.addNeeds(to: &needs, batchSize: batchSize)
        gate.addNeeds(to: &needs, batchSize: batchSize)
        projection.addNeeds(to: &needs, batchSize: batchSize)
        // Without an expansion, the gradient of the stem lies where those of expansions do.
        if expansion != nil || !readsStem {
            needs.blockCount = max(
                needs.blockCount,
                BlockedTensor.floats(
                    channels: specification.inputChannels, pixels: batchSize * input.size * input.size,
                    precision: .float32))
        }
        needs.gatePartCount = max(
            needs.gatePartCount,
            BlockedTensor.floats(
                channels: specification.expandedChannels,
                pixels: GateGradientSums.mostParts(depthwise, upTo: batchSize), precision: .float32))
    }

    /// - Parameter next: what inference makes of the output where it leaves it.
    func forward(
        _ context: StepContext, _ memory: StepMemory, next: BlockInput, images: Int, isTraining: Bool
    ) -> [Pass] {
        isTraining
            ? firstPasses(context, memory, images: images, isTraining: true)
                + depthwise.forward(memory, images: images) + gate.forward(images: images)
                + projection.forward(memory, images: images)
            : wideInference(context, memory, images: images) + gate.infer(images: images)
                + projection.infer(context, memory, next: next, images: images)
    }

    /// What leaves the depthwise convolution's input.
    private func firstPasses(
        _ context: StepContext, _ memory: StepMemory, images: Int, isTraining: Bool
    ) -> [Pass] {
        if let expansion {
            return expansion.forward(context, memory, images: images, isTraining: isTraining)
        }
        return readsStem || input.isMadeBefore(isTraining: isTraining)
            ? [] : input.values.fence + [input.pass(context, images: images)]
    }

    /// Inference as far as the depthwise convolution.
    private func wideInference(_ context: StepContext, _ memory: StepMemory, images: Int) -> [Pass] {
        if let expansion, input.isMadeBefore(isTraining: false),
            let both = ExpandedDepthwise(expansion, depthwise, images: images, workers: memory.workers)
        {
            return depthwise.output.fence + [both.pass(memory, means: gate.pooled)]
        }
        return firstPasses(context, memory, images: images, isTraining: false)
            + depthwise.infer(memory, means: gate.pooled, images: images)
    }

    /// Computes anew from the block's input what its backward passes read, where the forward pass's own results
    /// did not stay: the same bits.
    func recompute(_ memory: StepMemory, images: Int) -> [Pass] {
        (expansion?.recompute(memory, images: images) ?? [])
            + depthwise.recompute(memory, images: images) + projection.recompute(memory, images: images)
    }

    /// - Parameters:
    ///   - outputGradient: with respect to the block's output.
    ///   - inputGradient: receives the gradient with respect to the block's input; of a block that reads the
    ///     stem without an expansion, `memory.expandedGradient` receives the stem's instead.
    ///   - stem: to finish its batch norm in that case.
    func backward(
        _ context: StepContext, _ memory: StepMemory, outputGradient: BlockedTensor,
        inputGradient: BlockedTensor, stem: Stem, images: Int
    ) -> [Pass] {
        let outputGradient = outputGradient.reshaped(like: projection.output)
        let residual = specification.hasResidual ? outputGradient : nil
        var passes = projection.backward(context, memory, outputGradient: outputGradient, images: images)
        passes += gate.backward(memory, images: images)
        func depthwiseBackward(_ target: DepthwiseConvolution.Target) -> [Pass] {
            depthwise.backward(
                memory, gate: gate.gate, pooledGradient: gate.pooledGradient,
                target: target, images: images)
        }
        if let expansion {
            let partial = expansion.groupPartials(memory, depthwise.groups(images: images), images: images)
            passes += depthwiseBackward(.activated(partial))
            passes.append(expansion.finishBackward(partial))
            let inputGradient = shapedLikeInput(inputGradient, context)
            passes += inputGradient.fence
            passes += expansion.backward(
                memory, residual: residual, inputGradient: inputGradient, images: images)
            passes += input.stemGradientPasses(inputGradient, memory, images: images)
        } else if readsStem {
            let partial = stem.groupPartials(memory, depthwise.groups(images: images), images: images)
            passes += depthwiseBackward(.activated(partial))
            passes.append(stem.finishBackward(partial))
        } else {
            let inputGradient = shapedLikeInput(inputGradient, context)
            passes += inputGradient.fence
            passes += depthwiseBackward(.plain(inputGradient, residual: residual))
        }
        return passes
    }

    /// Where the gradient of the stem's normalised output lies after `backward` of the first block.
    func stemGradient(
        _ context: StepContext, _ memory: StepMemory, inputGradient: BlockedTensor, stem: Stem
    ) -> BlockedTensor {
        expansion == nil
            ? memory.expandedGradient.reshaped(like: stem.output)
            : shapedLikeInput(inputGradient, context)
    }

    /// Memory of block gradients as the gradient of this block's input.
    private func shapedLikeInput(_ gradient: BlockedTensor, _ context: StepContext) -> BlockedTensor {
        gradient.reshaped(
            channels: specification.inputChannels, pixels: context.batchSize * input.size * input.size)
    }

    var normLayers: [NormLayer] { [expansion?.layer, depthwise.layer, projection.layer].compactMap(\.self) }

    /// Renew what the products read of the weights in a precision below the parameters' own.
    var roundings: [Pass] { (expansion?.roundings ?? []) + projection.roundings }

    var transpositions: [Pass] {
        var passes = gate.transpositions + [projection.transposition, depthwise.transposition]
        if let expansion {
            passes.append(expansion.transposition)
        }
        return passes
    }
}
