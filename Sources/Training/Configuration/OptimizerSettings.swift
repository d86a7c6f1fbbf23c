package import EfficientNet

/// Which optimiser a run uses, and its figures. The learning rate is the schedule's.
package struct OptimizerSettings: Codable, Sendable, Equatable {
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case sgd
        case adamW = "adamw"
        case rmsProp = "rmsprop"
    }

    package var kind: Kind
    /// The rate that the schedule's factor multiplies.
    package var learningRate: Float
    package var weightDecay: Float
    /// SGD and RMSProp.
    package var momentum: Float = 0.9
    /// SGD.
    package var nesterov = false
    /// AdamW: decay of the first moment.
    package var beta1: Float = 0.9
    /// AdamW: decay of the second moment.
    package var beta2: Float = 0.999
    /// RMSProp: decay of the squared gradient's average (PyTorch's `alpha`).
    package var smoothing: Float = 0.9
    /// AdamW and RMSProp: what keeps the denominator from zero.
    package var epsilon: Float

    /// The figures that suit training from scratch with batches of about 32.
    package static func standard(_ kind: Kind) -> OptimizerSettings {
        switch kind {
        case .sgd: OptimizerSettings(kind: kind, learningRate: 0.05, weightDecay: 5e-5, epsilon: 0)
        case .adamW: OptimizerSettings(kind: kind, learningRate: 1e-3, weightDecay: 0.01, epsilon: 1e-8)
        case .rmsProp: OptimizerSettings(kind: kind, learningRate: 4e-3, weightDecay: 1e-5, epsilon: 1e-3)
        }
    }

    /// - Parameters:
    ///   - factor: the schedule's, times `learningRate`.
    ///   - update: counts the updates from 1.
    package func rule(factor: Double, update: Int) -> OptimizerRule {
        let rate = Float(Double(learningRate) * factor)
        return switch kind {
        case .sgd:
            .sgd(learningRate: rate, momentum: momentum, nesterov: nesterov, weightDecay: weightDecay)
        case .adamW:
            .adamW(
                learningRate: rate, beta1: beta1, beta2: beta2, epsilon: epsilon, weightDecay: weightDecay,
                step: update)
        case .rmsProp:
            .rmsProp(
                learningRate: rate, smoothing: smoothing, momentum: momentum, epsilon: epsilon,
                weightDecay: weightDecay)
        }
    }

    /// Values that the optimiser keeps per parameter.
    package var stateSlots: Int { rule(factor: 1, update: 1).stateSlots }
}
