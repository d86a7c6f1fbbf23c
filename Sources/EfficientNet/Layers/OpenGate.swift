import Kernels

/// The gate of a block without a squeeze-and-excitation: one, for every image and channel.
struct OpenGate {
    private let channels: Int
    private let norm: BatchNorm
    private let pixelsPerImage: Int
    private let depthwise: DepthwiseConvolution
    let gate: BlockedTensor
    /// No gradient comes through a pooling: zero.
    let pooledGradient: BlockedTensor

    init(block: BlockSpecification, depthwise: DepthwiseConvolution, _ builder: LayerBuilder) {
        channels = block.expandedChannels
        norm = depthwise.norm
        pixelsPerImage = depthwise.shape.outputPixels
        self.depthwise = depthwise
        gate = builder.perImage(channels: channels)
        pooledGradient = builder.perImage(channels: channels)
    }

    func addNeeds(to needs: inout StepMemoryNeeds, batchSize: Int) {
        needs.gateSumCount = max(
            needs.gateSumCount,
            BlockedTensor.floats(channels: channels, pixels: batchSize, precision: .float32))
    }

    func forward(images: Int) -> [Pass] {
        let gate = gate
        return [
            Pass(.squeezeExcitation, units: gate.blocks) { block, _ in
                gate.at(block: block, pixel: 0).update(repeating: 1, count: images * vectorWidth)
            }
        ]
    }

    /// The backward coefficients of the depthwise batch norm.
    func backward(_ memory: StepMemory, images: Int) -> [Pass] {
        let sums = memory.gateSums.map { $0.reshaped(like: gate) }
        let norm = norm
        let gated = GatedNormGradient(
            sums: sums, gate: gate, pooledGradient: pooledGradient, pixelsPerImage: pixelsPerImage)
        return sums.flatMap(\.fence) + [
            GateGradientSums(depthwise, memory, images: images).pass(into: sums),
            Pass(.squeezeExcitation, units: gate.blocks) { block, _ in
                gated.finish(norm, block: block, images: images)
            },
        ]
    }
}
