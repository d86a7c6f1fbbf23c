import Kernels

/// What changes from step to step while the passes and their memory stay: the batch, the random factors and
/// whether the batch's own statistics are used.
final class StepContext {
    /// As in `NetworkBatch`; empty between calls.
    var images: [Float] = []
    var targets: [Float] = []
    var affects: [Float]?
    /// Weight of each image in the loss, divided by their sum.
    let lossWeights: UnsafeMutablePointer<Float>
    /// What stochastic depth makes of each block and image, [blocks][batch]: 0, 1 or 1 / keep probability.
    let branchFactors: UnsafeMutablePointer<Float>
    let batchSize: Int
    var optimizer: OptimizerRule?
    var decayedKinds: [TensorDescription.Kind] = []
    var rateFactors: [Float] = []
    var objectives: [any Objective] = []

    init(arena: Arena, batchSize: Int, blocks: Int) {
        lossWeights = arena.take(batchSize)
        branchFactors = arena.take(batchSize * blocks)
        self.batchSize = batchSize
    }

    /// The factor of a block's residual branch for an image.
    func branchFactor(block: Int, image: Int) -> Float {
        branchFactors[block * batchSize + image]
    }
}
