import Kernels

/// Memory that all layers share because each needs it for a moment only.
struct StepMemory {
    /// The input of the projections, SiLU(batch norm(d)) · gate, and the gradient with respect to it.
    let gated: BlockedTensor
    let gatedGradient: BlockedTensor
    /// The gradient with respect to the activated output of an expansion.
    let expandedGradient: BlockedTensor
    /// Gradients with respect to block inputs and outputs, in turn.
    let blockGradients: [BlockedTensor]
    /// What the second half of a projection's channels adds to its output, where few pixels are multiplied.
    let secondSums: BlockedTensor
    /// Partial batch-norm statistics of one layer.
    let partials: UnsafeMutablePointer<Float>
    let partialCount: Int
    /// Weight gradients of one layer, a copy a lane.
    let lanes: UnsafeMutablePointer<Float>
    /// Depthwise weight gradients of one layer, a copy an image.
    let depthwiseLanes: UnsafeMutablePointer<Float>
    /// The five sums of each gate's gradient, one pixel an image.
    let gateSums: [BlockedTensor]
    /// The same of each image's part in each tile of a projection.
    let gateParts: [BlockedTensor]
    /// Floats of each of them.
    let gatePartCount: Int
    /// How many workers there are, each with scratch of its own.
    let workers: Int
    let scratch: UnsafeMutablePointer<Float>
    let scratchCount: Int

    func scratch(of worker: Int) -> UnsafeMutablePointer<Float> {
        scratch + worker * scratchCount
    }

    /// Whether this many pixels of a tensor are more than the caches of all workers keep until the next pass: 6 MB of one or
    /// two, which was 7% faster there than storing through the caches, and 2 MB each of more.
    func overflows(_ tensor: BlockedTensor, pixels: Int) -> Bool {
        tensor.blocks * vectorWidth * pixels * tensor.precision.size > max(3, workers) * 2 << 20
    }

    /// A tile of some blocks in a worker's scratch, `offset` floats from its start.
    func scratchTile(
        of worker: Int, offset: Int = 0, blocks: Int, rows: Int, precision: Precision
    ) -> BlockedTensor {
        BlockedTensor(
            address: scratch(of: worker) + offset, precision: precision, blocks: blocks,
            stride: BlockedTensor.stride(pixels: rows, precision: precision))
    }
}

/// The largest sizes that any layer asks of `StepMemory`, in floats, gathered before it is taken.
struct StepMemoryNeeds {
    var gatedCount = 0
    var gatedGradientCount = 0
    var expandedCount = 0
    var blockCount = 0
    var secondSumCount = 0
    var partialCount = 0
    var laneCount = 0
    var depthwiseLaneCount = 0
    var gateSumCount = 0
    var gatePartCount = 0
    var scratchCount = 0
}

extension BlockedTensor {
    /// A tensor of another shape in the same memory, which is large enough for it.
    func reshaped(channels: Int, pixels: Int, precision: Precision = .float32) -> BlockedTensor {
        BlockedTensor(
            address: address, precision: precision, blocks: paddedToVector(channels) / vectorWidth,
            stride: BlockedTensor.stride(pixels: pixels, precision: precision))
    }

    /// A tensor of another's shape and precision in this one's memory, which is large enough for it.
    func reshaped(like other: BlockedTensor) -> BlockedTensor {
        BlockedTensor(
            address: address, precision: other.precision, blocks: other.blocks, stride: other.stride)
    }
}
