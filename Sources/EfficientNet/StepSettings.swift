/// What a training step needs to know besides its batch.
package struct StepSettings: Sendable {
    /// Keys the draws of dropout and stochastic depth.
    package var seed: UInt64
    package var epoch: UInt32
    /// False switches dropout and stochastic depth off (fixtures); batch statistics are used all the same.
    package var regularization: Bool
    /// Nil computes gradients and leaves the parameters alone.
    package var optimizer: OptimizerRule?
    /// How far the average of the weights moves towards the new ones, in 0...1; nil leaves it alone. There is
    /// an average from `Network.beginAverage` on.
    package var averageShare: Float?
    /// How far up the slope the gradient is taken (sharpness-aware minimisation); 0 takes it where the weights
    /// are. Above 0 a step takes twice the time; the running statistics and the logits are those of the first
    /// pass.
    package var sharpnessRadius: Float = 0
    /// What multiplies the learning rate of each of `ModelSpecification.layerGroups`, from the stem on; empty
    /// for the same rate everywhere.
    package var rateFactors: [Float] = []
    /// What the step minimizes the sum of.
    package var objectives: [any Objective] = [CrossEntropy()]
    /// Which kinds of tensor the weight decay reaches.
    package var decayedKinds: [TensorDescription.Kind]

    package init(
        seed: UInt64, epoch: UInt32, regularization: Bool = true, optimizer: OptimizerRule?,
        decayedKinds: [TensorDescription.Kind] = [.convolutionWeight, .linearWeight]
    ) {
        self.seed = seed
        self.epoch = epoch
        self.regularization = regularization
        self.optimizer = optimizer
        self.decayedKinds = decayedKinds
    }
}
