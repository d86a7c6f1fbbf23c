import Kernels

/// What a tensor of the batch is to its block.
enum ActivationRole: CaseIterable {
    case stem, expanded, depthwise, projected, evenInput, oddInput

    /// What a block computes anew from its input where activations are recomputed.
    static let recomputed: Set<ActivationRole> = [.expanded, .depthwise, .projected]

    /// How the role is kept in a network of a precision. What is projected is narrow, and the block inputs
    /// that are summed from it carry its rounding on through all blocks: it stays float32.
    func precision(_ precision: Precision) -> Precision {
        self == .projected ? .float32 : precision
    }
}

/// Gives layers their parameters and the memory of their activations.
///
/// In training every raw convolution output and every block input stays until the backward pass has used
/// it; where activations are recomputed, the stem's output and the block inputs alone. Tensors of a role that
/// need not stay share memory, since only the nearest are needed: in inference all of them.
struct LayerBuilder {
    let model: ModelSpecification
    let store: ParameterStore
    let arena: Arena
    let batchSize: Int
    /// Of what is large; the little that there is one of per image is always float32.
    let precision: Precision
    private let isTrained: Bool
    private let backend: MatrixBackend
    private let shared: [ActivationRole: BlockedTensor]

    init(
        _ model: ModelSpecification, store: ParameterStore, arena: Arena, imageSize: Int, batchSize: Int,
        use: Network.Use, recomputes: Bool, precision: Precision, backend: MatrixBackend
    ) {
        self.precision = precision
        self.backend = backend
        self.model = model
        self.store = store
        self.arena = arena
        self.batchSize = batchSize
        isTrained = use == .training
        let passing = recomputes ? ActivationRole.recomputed : []
        shared = Self.sharedTensors(
            of: use == .training ? passing : Set(ActivationRole.allCases), model, arena: arena,
            imageSize: imageSize, batchSize: batchSize, precision: precision)
    }

    func norm(_ name: String, channels: Int) -> NormLayer {
        NormLayer(name, channels: channels, store: store, arena: arena, model: model)
    }

    /// - Parameters:
    ///   - precision: of the operands.
    ///   - isTurned: whether the backward pass needs the weights the other way round.
    ///   - isHalved: whether long sums are taken in two halves; the output is to be float32.
    func pointwise(
        _ name: String, inputs: Int, outputs: Int, precision: Precision = .float32, isTurned: Bool = true,
        isHalved: Bool = false
    ) -> PointwiseConvolution {
        PointwiseConvolution(
            name, inputs: inputs, outputs: outputs, store: store, arena: arena, precision: precision,
            isTrained: isTrained && isTurned, isHalved: isHalved, backend: backend)
    }

    /// A tensor of the batch that outlives its pass.
    func tensor(_ role: ActivationRole, channels: Int, size: Int) -> BlockedTensor {
        let pixels = batchSize * size * size
        let precision = role.precision(precision)
        return shared[role]?.reshaped(channels: channels, pixels: pixels, precision: precision)
            ?? arena.takeTensor(channels: channels, pixels: pixels, precision: precision)
    }

    /// A tensor of one pixel an image.
    func perImage(channels: Int) -> BlockedTensor {
        arena.takeTensor(channels: channels, pixels: batchSize)
    }

    private static func sharedTensors(
        of roles: Set<ActivationRole>, _ model: ModelSpecification, arena: Arena, imageSize: Int,
        batchSize: Int, precision: Precision
    ) -> [ActivationRole: BlockedTensor] {
        var counts: [ActivationRole: Int] = [:]
        func need(_ role: ActivationRole, _ channels: Int, _ size: Int) {
            let count = BlockedTensor.floats(
                channels: channels, pixels: batchSize * size * size, precision: role.precision(precision))
            counts[role] = max(counts[role, default: 0], count)
        }
        var size = (imageSize + 1) / 2
        need(.expanded, model.stemChannels, size)
        for block in model.blocks {
            need(.evenInput, block.inputChannels, size)
            need(.expanded, block.expandedChannels, size)
            size = (size + block.stride - 1) / block.stride
            need(.depthwise, block.expandedChannels, size)
            need(.projected, block.outputChannels, size)
            need(.evenInput, block.outputChannels, size)
        }
        need(.expanded, model.headChannels, size)
        counts[.oddInput] = counts[.evenInput]
        var tensors: [ActivationRole: BlockedTensor] = [:]
        for role in ActivationRole.allCases where roles.contains(role) && role != .stem {
            tensors[role] = arena.takeTensor(floats: counts[role, default: 0])
        }
        // Who expands the stem's output has read a tile before it writes there.
        if roles.contains(.stem) { tensors[.stem] = tensors[.expanded] }
        return tensors
    }
}
