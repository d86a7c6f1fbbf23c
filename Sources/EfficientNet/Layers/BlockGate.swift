import Kernels

/// What a block multiplies its depthwise activations with before it projects them.
enum BlockGate {
    case squeezeExcitation(SqueezeExcitation)
    case open(OpenGate)

    init(
        _ name: String, block: BlockSpecification, depthwise: DepthwiseConvolution, _ builder: LayerBuilder
    ) {
        self =
            block.hasSqueeze
            ? .squeezeExcitation(SqueezeExcitation(name, block: block, depthwise: depthwise, builder))
            : .open(OpenGate(block: block, depthwise: depthwise, builder))
    }

    /// One pixel an image.
    var gate: BlockedTensor {
        switch self {
        case .squeezeExcitation(let layer): layer.gate
        case .open(let layer): layer.gate
        }
    }

    /// The gradient with respect to each activation through the pooling, one pixel an image.
    var pooledGradient: BlockedTensor {
        switch self {
        case .squeezeExcitation(let layer): layer.pooledGradient
        case .open(let layer): layer.pooledGradient
        }
    }

    var transpositions: [Pass] {
        switch self {
        case .squeezeExcitation(let layer): layer.transpositions
        case .open: []
        }
    }

    func addNeeds(to needs: inout StepMemoryNeeds, batchSize: Int) {
        switch self {
        case .squeezeExcitation(let layer): layer.addNeeds(to: &needs, batchSize: batchSize)
        case .open(let layer): layer.addNeeds(to: &needs, batchSize: batchSize)
        }
    }

    /// Where inference leaves the mean activation of each image and channel for the gate.
    var pooled: BlockedTensor? {
        switch self {
        case .squeezeExcitation(let layer): layer.pooled
        case .open: nil
        }
    }

    func forward(images: Int) -> [Pass] {
        switch self {
        case .squeezeExcitation(let layer): layer.forward(images: images)
        case .open(let layer): layer.forward(images: images)
        }
    }

    /// From `pooled` to the gate.
    func infer(images: Int) -> [Pass] {
        switch self {
        case .squeezeExcitation(let layer): layer.infer(images: images)
        case .open(let layer): layer.forward(images: images)
        }
    }

    /// From the parts of the gate's sums to the layer's gradients, and to the backward coefficients of the depthwise
    /// batch norm.
    func backward(_ memory: StepMemory, images: Int) -> [Pass] {
        switch self {
        case .squeezeExcitation(let layer): layer.backward(memory, images: images)
        case .open(let layer): layer.backward(memory, images: images)
        }
    }
}
