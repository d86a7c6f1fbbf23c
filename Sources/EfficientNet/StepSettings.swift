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
