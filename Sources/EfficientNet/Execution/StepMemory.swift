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
    /// Partial batch-norm statistics of one layer.
    let partials: UnsafeMutablePointer<Float>
    /// Weight gradients of one layer, a copy a lane.
    let lanes: UnsafeMutablePointer<Float>
    /// Depthwise weight gradients of one layer, a copy an image.
    let depthwiseLanes: UnsafeMutablePointer<Float>
    /// The five sums of each gate's gradient, one pixel an image.
    let gateSums: [BlockedTensor]
    /// Scratch of each worker.
    let scratch: UnsafeMutablePointer<Float>
    let scratchCount: Int

    func scratch(of worker: Int) -> UnsafeMutablePointer<Float> {
        scratch + worker * scratchCount
    }

    /// A tile of some blocks in a worker's scratch, `offset` values from its start.
    func scratchTile(of worker: Int, offset: Int = 0, blocks: Int, rows: Int) -> BlockedTensor {
        BlockedTensor(
            values: scratch(of: worker) + offset, blocks: blocks, stride: BlockedTensor.stride(pixels: rows))
    }
}

/// The largest sizes that any layer asks of `StepMemory`, gathered before it is taken.
struct StepMemoryNeeds {
    var gatedCount = 0
    var expandedCount = 0
    var blockCount = 0
    var partialCount = 0
    var laneCount = 0
    var depthwiseLaneCount = 0
    var gateSumCount = 0
    var scratchCount = 0

    /// Values of a tensor of some channels and pixels.
    static func tensor(channels: Int, pixels: Int) -> Int {
        paddedToVector(channels) / vectorWidth * BlockedTensor.stride(pixels: pixels)
    }
}

extension BlockedTensor {
    /// A tensor of another shape in the same memory, which is large enough for it.
    func reshaped(channels: Int, pixels: Int) -> BlockedTensor {
        BlockedTensor(
            values: values, blocks: paddedToVector(channels) / vectorWidth,
            stride: BlockedTensor.stride(pixels: pixels))
    }

    /// A tensor of another's shape in this one's memory, which is large enough for it.
    func reshaped(like other: BlockedTensor) -> BlockedTensor {
        BlockedTensor(values: values, blocks: other.blocks, stride: other.stride)
    }

    /// Whether this many pixels are more than the caches keep until the next pass: 6 MB, which was 7% faster
    /// than storing through the caches.
    func exceedsCache(pixels: Int) -> Bool {
        blocks * vectorWidth * pixels * MemoryLayout<Float>.stride > 6 << 20
    }
}
