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
}
