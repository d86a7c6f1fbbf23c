/// How one optimiser step changes a parameter, with every figure of that step.
///
/// Formulas are PyTorch's (`torch.optim.SGD`, `AdamW`, `RMSprop`), so that equal gradients give equal
/// weights. `stateSlots` values are kept per parameter: momentum for SGD; first and second moment for
/// AdamW; square average and momentum for RMSProp.
package enum OptimizerRule: Sendable, Equatable {
    case sgd(learningRate: Float, momentum: Float, nesterov: Bool, weightDecay: Float)
    /// `step` counts from 1.
    case adamW(learningRate: Float, beta1: Float, beta2: Float, epsilon: Float, weightDecay: Float, step: Int)
    case rmsProp(
        learningRate: Float, smoothing: Float, momentum: Float, epsilon: Float, weightDecay: Float)

    /// Values kept per parameter.
    package var stateSlots: Int {
        switch self {
        case .sgd: 1
        case .adamW, .rmsProp: 2
        }
    }

    /// The same rule at a multiple of its learning rate.
    func scaled(by factor: Float) -> OptimizerRule {
        guard factor != 1 else { return self }
        return switch self {
        case .sgd(let rate, let momentum, let nesterov, let decay):
            .sgd(learningRate: rate * factor, momentum: momentum, nesterov: nesterov, weightDecay: decay)
        case .adamW(let rate, let beta1, let beta2, let epsilon, let decay, let step):
            .adamW(
                learningRate: rate * factor, beta1: beta1, beta2: beta2, epsilon: epsilon,
                weightDecay: decay, step: step)
        case .rmsProp(let rate, let smoothing, let momentum, let epsilon, let decay):
            .rmsProp(
                learningRate: rate * factor, smoothing: smoothing, momentum: momentum, epsilon: epsilon,
                weightDecay: decay)
        }
    }
}
