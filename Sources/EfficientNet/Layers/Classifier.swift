import Kernels
import RandomStreams

/// Pooling, dropout and the fully connected layer, and the loss at the end of it.
struct Classifier {
    private let linear: PointwiseConvolution
    private let bias: ParameterPointers
    private let head: Expansion
    /// Of the head's output.
    let pixelsPerImage: Int
    private let classCount: Int
    private let features: BlockedTensor
    private let dropped: BlockedTensor
    /// What dropout makes of each image and feature: 0 or 1 / keep probability.
    private let dropoutFactors: BlockedTensor
    private let blockedLogits: BlockedTensor
    private let logitsGradient: BlockedTensor
    private let featureGradient: BlockedTensor
    private let gradientRows: UnsafeMutablePointer<Float>
    /// [images][classes].
    let logits: UnsafeMutablePointer<Float>
    /// The loss of each image, before weighting.
    let losses: UnsafeMutablePointer<Float>

    init(head: Expansion, size: Int, _ builder: LayerBuilder) {
        let model = builder.model
        self.head = head
        pixelsPerImage = size * size
        classCount = model.classCount
        linear = builder.pointwise("classifier.1", inputs: model.headChannels, outputs: model.classCount)
        bias = builder.store.pointers("classifier.1.bias")
        features = builder.perImage(channels: model.headChannels)
        dropped = builder.perImage(channels: model.headChannels)
        dropoutFactors = builder.perImage(channels: model.headChannels)
        blockedLogits = builder.perImage(channels: model.classCount)
        logitsGradient = builder.perImage(channels: model.classCount)
        featureGradient = builder.perImage(channels: model.headChannels)
        gradientRows = builder.arena.take(builder.batchSize * model.classCount)
        logits = builder.arena.take(builder.batchSize * model.classCount)
        losses = builder.arena.take(builder.batchSize)
    }

    var transposition: Pass { linear.transposition }

    /// Sets what dropout makes of an image's features.
    ///
    /// - Parameter stream: draws one number a feature; nil keeps all.
    func setDropout(image: Int, probability: Float, stream: RandomStream?) {
        var stream = stream
        let keep = 1 / (1 - probability)
        for channel in 0..<linear.inputs {
            let isDropped = stream?.chance(probability) ?? false
            dropoutFactors.at(block: channel / vectorWidth, pixel: image)[channel % vectorWidth] =
                stream == nil ? 1 : (isDropped ? 0 : keep)
        }
    }

    /// Logits, and in training the loss and its gradient with respect to the logits.
    func forward(_ context: StepContext, images: Int, isTraining: Bool) -> [Pass] {
        let layer = self
        let groups = ImageGroups(
            images: images, pixelsPerImage: pixelsPerImage, blocks: features.blocks)
        let pool = groups.pass(.head) { block, image in
            ActivatedPooling.mean(
                layer.head.norm, block: block,
                input: layer.head.output.stored(block: block, pixel: image * layer.pixelsPerImage),
                pixels: layer.pixelsPerImage, into: layer.features.at(block: block, pixel: image))
        }
        let classify = Pass(.head, units: 1) { _, _ in
            var input = layer.features
            if isTraining {
                DenseLayer.multiply(
                    layer.features, by: layer.dropoutFactors, into: layer.dropped,
                    blocks: 0..<layer.features.blocks, rows: images)
                input = layer.dropped
            }
            layer.linear.forward(
                input, into: layer.blockedLogits, blocks: 0..<layer.blockedLogits.blocks, rows: images
            ) { blocks in
                DenseLayer.addBias(layer.blockedLogits, blocks: blocks, rows: images, bias: layer.bias.values)
            }
            for image in 0..<images {
                layer.gatherLogits(image: image)
                if isTraining {
                    layer.computeLoss(image: image, context)
                }
            }
        }
        return [pool, classify]
    }

    /// The head's activated output at a pixel of an image, one value a channel, as the last forward pass left it.
    func activations(image: Int, pixel: Int) -> [Float] {
        var values = [Float](repeating: 0, count: features.blocks * vectorWidth)
        values.withUnsafeMutableBufferPointer { values in
            guard let start = values.baseAddress else { return }
            for block in 0..<features.blocks {
                // The mean over one pixel is its value.
                ActivatedPooling.mean(
                    head.norm, block: block,
                    input: head.output.stored(block: block, pixel: image * pixelsPerImage + pixel),
                    pixels: 1, into: start + block * vectorWidth)
            }
        }
        return values
    }

    private func gatherLogits(image: Int) {
        for index in 0..<classCount {
            logits[image * classCount + index] =
                blockedLogits.at(block: index / vectorWidth, pixel: image)[index % vectorWidth]
        }
    }

    private func computeLoss(image: Int, _ context: StepContext) {
        let first = image * classCount
        let row = gradientRows + first
        losses[image] = Float(
            SoftmaxCrossEntropy.loss(
                logits: logits + first, targets: Array(context.targets[first..<(first + classCount)]),
                count: classCount, weight: Double(context.lossWeights[image]), gradient: row,
                offsets: context.logitOffsets))
        for index in 0..<classCount {
            logitsGradient.at(block: index / vectorWidth, pixel: image)[index % vectorWidth] = row[index]
        }
    }

    /// Gradients of the layer, and of the head's normalised output into `memory.expandedGradient`.
    func backward(_ memory: StepMemory, images: Int) -> [Pass] {
        let layer = self
        let groups = (features.blocks + 2) / 3
        let linearGradient = Pass(.head, units: groups) { group, _ in
            let blocks = (group * 3)..<min(layer.features.blocks, group * 3 + 3)
            layer.linear.weightGradient(
                input: layer.dropped.blocks(blocks), firstInputBlock: blocks.lowerBound,
                outputGradient: layer.logitsGradient, outputBlocks: 0..<layer.logitsGradient.blocks,
                rows: images, into: layer.linear.gradient,
                accumulate: false)
            layer.linear.backward(
                layer.logitsGradient, into: layer.featureGradient, blocks: blocks, rows: images
            ) { finished in
                DenseLayer.multiply(
                    layer.featureGradient, by: layer.dropoutFactors, into: layer.featureGradient,
                    blocks: finished, rows: images)
            }
        }
        let biasGradient = Pass(.head, units: 1) { _, _ in
            DenseLayer.biasGradient(
                layer.logitsGradient, blocks: 0..<layer.logitsGradient.blocks, rows: images,
                into: layer.bias.gradient)
        }
        let gradient = memory.expandedGradient.reshaped(like: head.output)
        let pooling = head.normGradientPasses(.head, memory, images: images) { block, image, first, second in
            let pixel = image * layer.pixelsPerImage
            ActivatedPooling.meanGradient(
                layer.head.norm, block: block, input: layer.head.output.stored(block: block, pixel: pixel),
                pixels: layer.pixelsPerImage, gradient: layer.featureGradient.at(block: block, pixel: image),
                into: gradient.stored(block: block, pixel: pixel), first: first, second: second)
        }
        return [linearGradient, biasGradient] + gradient.fence + pooling
    }
}
