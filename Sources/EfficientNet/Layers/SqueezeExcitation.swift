import Kernels

/// The gate of a block: pooled activations through two small layers to a factor for each image and channel.
///
/// Source: Hu, Shen, Sun, "Squeeze-and-Excitation Networks", CVPR 2018.
struct SqueezeExcitation {
    private let reduce: PointwiseConvolution
    private let expand: PointwiseConvolution
    private let reduceBias: ParameterPointers
    private let expandBias: ParameterPointers
    private let activations: BlockedTensor
    private let norm: BatchNorm
    private let pixelsPerImage: Int
    private let depthwise: DepthwiseConvolution
    /// The mean activation of each image and channel.
    let pooled: BlockedTensor
    /// Before and after the activation, which is the one of the network.
    private let squeezed: BlockedTensor
    private let hidden: BlockedTensor
    /// sigmoid of the second layer's output, one pixel an image.
    let gate: BlockedTensor
    private let gateGradient: BlockedTensor
    private let hiddenGradient: BlockedTensor
    /// The gradient with respect to each activation through the pooling, one pixel an image.
    let pooledGradient: BlockedTensor

    init(
        _ name: String, block: BlockSpecification, depthwise: DepthwiseConvolution, _ builder: LayerBuilder
    ) {
        let (wide, narrow) = (block.expandedChannels, block.squeezeChannels)
        reduce = builder.pointwise(name + ".fc1", inputs: wide, outputs: narrow)
        expand = builder.pointwise(name + ".fc2", inputs: narrow, outputs: wide)
        reduceBias = builder.store.pointers(name + ".fc1.bias")
        expandBias = builder.store.pointers(name + ".fc2.bias")
        activations = depthwise.output
        norm = depthwise.norm
        pixelsPerImage = depthwise.shape.outputPixels
        self.depthwise = depthwise
        pooled = builder.perImage(channels: wide)
        squeezed = builder.perImage(channels: narrow)
        hidden = builder.perImage(channels: narrow)
        gate = builder.perImage(channels: wide)
        gateGradient = builder.perImage(channels: wide)
        hiddenGradient = builder.perImage(channels: narrow)
        pooledGradient = builder.perImage(channels: wide)
    }

    var transpositions: [Pass] { [reduce.transposition, expand.transposition] }

    func addNeeds(to needs: inout StepMemoryNeeds, batchSize: Int) {
        needs.gateSumCount = max(
            needs.gateSumCount,
            BlockedTensor.floats(channels: reduce.inputs, pixels: batchSize, precision: .float32))
    }

    /// From the raw depthwise output to the gate.
    func forward(images: Int) -> [Pass] {
        let layer = self
        let pixels = pixelsPerImage
        let pool = ImageGroups(images: images, pixelsPerImage: pixels, blocks: pooled.blocks).pass(
            .squeezeExcitation
        ) { block, image in
            ActivatedPooling.mean(
                layer.norm, block: block,
                input: layer.activations.stored(block: block, pixel: image * pixels),
                pixels: pixels, into: layer.pooled.at(block: block, pixel: image))
        }
        return [pool] + infer(images: images)
    }

    /// From the pooled activations to the gate.
    func infer(images: Int) -> [Pass] {
        let layer = self
        let wideBlocks = pooled.blocks
        return [
            Pass(.squeezeExcitation, units: squeezed.blocks) { block, _ in
                layer.reduce.forward(
                    layer.pooled, into: layer.squeezed, blocks: block..<(block + 1), rows: images
                ) { blocks in
                    DenseLayer.addBias(
                        layer.squeezed, blocks: blocks, rows: images, bias: layer.reduceBias.values)
                    DenseLayer.activate(
                        layer.norm.activation, layer.squeezed, into: layer.hidden, blocks: blocks,
                        rows: images)
                }
            },
            Pass(.squeezeExcitation, units: Self.groups(wideBlocks)) { group, _ in
                layer.expand.forward(
                    layer.hidden, into: layer.gate, blocks: Self.blocks(group, of: wideBlocks), rows: images
                ) { blocks in
                    DenseLayer.addBias(
                        layer.gate, blocks: blocks, rows: images, bias: layer.expandBias.values)
                    DenseLayer.sigmoid(layer.gate, blocks: blocks, rows: images)
                }
            },
        ]
    }

    /// From the parts of the gate's sums to the gradients of both layers and of the pooled mean, and to the
    /// backward coefficients of the depthwise batch norm.
    func backward(_ memory: StepMemory, images: Int) -> [Pass] {
        let sums = memory.gateSums.map { $0.reshaped(like: pooled) }
        return sums.flatMap(\.fence) + [
            GateGradientSums(depthwise, memory, images: images).pass(into: sums),
            expandGradientPass(sums: sums, images: images),
            reduceInputPass(images: images),
            pooledGradientPass(sums: sums, images: images),
        ]
    }

    /// The gate's gradient before the sigmoid, and the second layer's gradients.
    private func expandGradientPass(sums: [BlockedTensor], images: Int) -> Pass {
        let layer = self
        return Pass(.squeezeExcitation, units: Self.groups(pooled.blocks)) { group, _ in
            let blocks = Self.blocks(group, of: layer.pooled.blocks)
            DenseLayer.sigmoidGradient(
                sums: sums[0], gate: layer.gate, into: layer.gateGradient, blocks: blocks, rows: images)
            DenseLayer.biasGradient(
                layer.gateGradient, blocks: blocks, rows: images, into: layer.expandBias.gradient)
            layer.expand.weightGradient(
                input: layer.hidden, outputGradient: layer.gateGradient, outputBlocks: blocks, rows: images,
                into: layer.expand.gradient, accumulate: false)
        }
    }

    /// The gradient between the two layers, with respect to the activation's input.
    private func reduceInputPass(images: Int) -> Pass {
        let layer = self
        return Pass(.squeezeExcitation, units: hidden.blocks) { block, _ in
            layer.expand.backward(
                layer.gateGradient, into: layer.hiddenGradient, blocks: block..<(block + 1), rows: images
            ) { blocks in
                DenseLayer.multiplyByDerivative(
                    layer.norm.activation, layer.hiddenGradient, input: layer.squeezed, blocks: blocks,
                    rows: images)
                DenseLayer.biasGradient(
                    layer.hiddenGradient, blocks: blocks, rows: images, into: layer.reduceBias.gradient)
            }
        }
    }

    /// The first layer's weight gradient, the pooled mean's gradient, and with it the batch norm's backward
    /// coefficients.
    private func pooledGradientPass(sums: [BlockedTensor], images: Int) -> Pass {
        let layer = self
        let gated = GatedNormGradient(
            sums: sums, gate: gate, pooledGradient: pooledGradient, pixelsPerImage: pixelsPerImage)
        return Pass(.squeezeExcitation, units: Self.groups(pooled.blocks)) { group, _ in
            let blocks = Self.blocks(group, of: layer.pooled.blocks)
            layer.reduce.weightGradient(
                input: layer.pooled.blocks(blocks), firstInputBlock: blocks.lowerBound,
                outputGradient: layer.hiddenGradient, outputBlocks: 0..<layer.hidden.blocks, rows: images,
                into: layer.reduce.gradient, accumulate: false)
            layer.reduce.backward(
                layer.hiddenGradient, into: layer.pooledGradient, blocks: blocks, rows: images
            ) { finished in
                for block in finished {
                    gated.finish(layer.norm, block: block, images: images)
                }
            }
        }
    }

    /// Blocks are worked on three at a time, the micro-kernel's width.
    private static func groups(_ blocks: Int) -> Int { (blocks + 2) / 3 }

    private static func blocks(_ group: Int, of blocks: Int) -> Range<Int> {
        (group * 3)..<min(blocks, group * 3 + 3)
    }
}
