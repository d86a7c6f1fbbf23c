package import Kernels

extension ModelSpecification {
    /// What training steps take by kind of operation. `docs/engine.md` has the passes that the sums follow;
    /// kinds that only prepare others (statistics, transposition, sums over lanes) have none.
    ///
    /// - Parameters:
    ///   - images: of all steps together.
    ///   - optimizerSteps: how many steps they are.
    ///   - recomputes: whether blocks run forward once more before their backward passes.
    package func trainingWork(
        imageSize: Int, images: Int, optimizerSteps: Int = 1, precision: Precision, recomputes: Bool = false
    ) -> [OperationKind: OperationWork] {
        var sums = WorkSums(images: images, precision: precision)
        var size = (imageSize + 1) / 2
        sums.addStem(imageSize: imageSize, outputSize: size, channels: stemChannels)
        var feedsResidual = false
        for block in blocks {
            let output = (size + block.stride - 1) / block.stride
            sums.addForward(block, inputSize: size, outputSize: output, readsResidual: feedsResidual)
            if recomputes { sums.addRecomputation(block, inputSize: size, outputSize: output) }
            sums.addBackward(block, inputSize: size, outputSize: output)
            feedsResidual = block.hasResidual
            size = output
        }
        sums.addHead(
            inputs: stages.last?.outputChannels ?? stemChannels, channels: headChannels, classes: classCount,
            size: size)
        sums.addOptimizer(values: optimizerSteps * parameterCount)
        return sums.work
    }
}

/// Adds up the work of a network's layers.
private struct WorkSums {
    let images: Int
    let precision: Precision
    var work: [OperationKind: OperationWork] = [:]

    /// Bytes of a stored activation, and of what is always float32.
    private var stored: Int { precision.size }
    private var float: Int { Precision.float32.size }

    private mutating func add(
        _ kind: OperationKind, products: Int = 0, floats: Int = 0, activations: Int = 0, bytes: Int
    ) {
        var more = OperationWork()
        more.productMultiplyAdds = products
        more.floatMultiplyAdds = floats
        more.activations = activations
        more.bytes = bytes
        work[kind] = work[kind, default: OperationWork()] + more
    }

    /// Values of a tensor of the batch.
    private func values(_ channels: Int, _ size: Int) -> Int { images * channels * size * size }

    mutating func addStem(imageSize: Int, outputSize: Int, channels: Int) {
        let output = values(channels, outputSize)
        let image = values(3, imageSize) * float
        add(.stem, products: 27 * output, bytes: image + output * stored)
        add(.stemBackward, products: 27 * output, bytes: image + 2 * output * stored)
    }

    mutating func addForward(
        _ block: BlockSpecification, inputSize: Int, outputSize: Int, readsResidual: Bool
    ) {
        let input = values(block.inputChannels, inputSize)
        let depthwise = values(block.expandedChannels, outputSize)
        if block.hasExpansion {
            let made = input * (float + stored + (readsResidual ? stored : 0))
            add(
                .expandForward, products: block.expandedChannels * input,
                bytes: made + values(block.expandedChannels, inputSize) * stored)
        }
        addDepthwiseForward(block, inputSize, depthwise)
        if block.hasSqueeze {
            add(
                .squeezeExcitation, floats: 2 * images * block.expandedChannels * block.squeezeChannels,
                activations: depthwise, bytes: depthwise * stored)
        }
        addProjectForward(block, depthwise, outputSize)
    }

    private mutating func addDepthwiseForward(
        _ block: BlockSpecification, _ inputSize: Int, _ depthwise: Int
    ) {
        let expanded = values(block.expandedChannels, inputSize)
        add(
            .depthwiseForward, floats: block.kernel * block.kernel * depthwise, activations: expanded,
            bytes: (expanded + depthwise) * stored)
    }

    private mutating func addProjectForward(
        _ block: BlockSpecification, _ depthwise: Int, _ outputSize: Int
    ) {
        let output = values(block.outputChannels, outputSize)
        add(
            .projectForward, products: block.outputChannels * depthwise, activations: depthwise,
            bytes: depthwise * stored + output * float)
    }

    mutating func addRecomputation(_ block: BlockSpecification, inputSize: Int, outputSize: Int) {
        let input = values(block.inputChannels, inputSize)
        let depthwise = values(block.expandedChannels, outputSize)
        if block.hasExpansion {
            add(
                .expandForward, products: block.expandedChannels * input,
                bytes: (input + values(block.expandedChannels, inputSize)) * stored)
        }
        addDepthwiseForward(block, inputSize, depthwise)
        addProjectForward(block, depthwise, outputSize)
    }

    mutating func addBackward(_ block: BlockSpecification, inputSize: Int, outputSize: Int) {
        let input = values(block.inputChannels, inputSize)
        let expanded = values(block.expandedChannels, inputSize)
        let depthwise = values(block.expandedChannels, outputSize)
        let output = values(block.outputChannels, outputSize)
        // The output and its gradient are read twice: for the batch norm's sums, and for the products. Activations
        // are made for the operand and for the gate's sums.
        add(
            .projectBackward, products: 2 * block.outputChannels * depthwise, activations: 2 * depthwise,
            bytes: 4 * output * float + 2 * depthwise * stored)
        if block.hasSqueeze {
            add(
                .squeezeExcitation, floats: 4 * images * block.expandedChannels * block.squeezeChannels,
                bytes: 0)
        }
        add(
            .depthwiseBackward, floats: 2 * block.kernel * block.kernel * depthwise,
            activations: depthwise + expanded, bytes: (2 * depthwise + 2 * expanded) * stored)
        if block.hasExpansion {
            let residual = block.hasResidual ? input * float : 0
            add(
                .expandBackward, products: 2 * block.expandedChannels * input,
                bytes: (2 * expanded + input) * stored + input * float + residual)
        }
    }

    mutating func addHead(inputs: Int, channels: Int, classes: Int, size: Int) {
        let input = values(inputs, size)
        let output = values(channels, size)
        let classifier = images * channels * classes
        let forward = input * (float + stored) + 2 * output * stored
        let backward = 4 * output * stored + input * (stored + float)
        add(
            .head, products: 3 * channels * input, floats: 3 * classifier, activations: 2 * output,
            bytes: forward + backward)
    }

    /// Parameters and two moments are read and written, gradients are read.
    mutating func addOptimizer(values: Int) {
        add(.optimizer, bytes: 7 * values * float)
    }
}
