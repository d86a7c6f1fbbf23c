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
    let partials: FloatBuffer
    /// Weight gradients of one layer, a copy a lane.
    let lanes: FloatBuffer
    /// Depthwise weight gradients of one layer, a copy an image.
    let depthwiseLanes: FloatBuffer
    /// The five sums of each gate's gradient, one pixel an image.
    let gateSums: [BlockedTensor]
    /// The same of each image's part in each tile of a projection.
    let gateParts: [BlockedTensor]
    /// Memory of its own for each worker.
    let scratch: [FloatBuffer]

    var workers: Int { scratch.count }

    /// `count` floats of a worker's scratch, from its start. The program stops if these are not there.
    func scratch(of worker: Int, count: Int) -> UnsafeMutablePointer<Float> {
        scratch[worker].part(0, count: count).start
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
        scratch[worker].tensor(
            offset, channels: blocks * vectorWidth, pixels: rows, precision: precision)
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
