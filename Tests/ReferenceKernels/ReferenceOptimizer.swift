/// One step of torch.optim.SGD, AdamW or RMSprop on a row of parameters, written as PyTorch's
/// documentation states the algorithms.
package struct ReferenceOptimizer {
    package var parameters: [Double]
    /// Momentum; or first and second moment; or square average and momentum.
    package var state: [[Double]]

    package init(parameters: [Double], slots: Int) {
        self.parameters = parameters
        state = [[Double]](repeating: [Double](repeating: 0, count: parameters.count), count: slots)
    }

    package mutating func sgd(
        _ gradients: [Double], learningRate: Double, momentum: Double, nesterov: Bool, weightDecay: Double
    ) {
        for i in parameters.indices {
            let gradient = gradients[i] + weightDecay * parameters[i]
            state[0][i] = momentum * state[0][i] + gradient
            parameters[i] -= learningRate * (nesterov ? gradient + momentum * state[0][i] : state[0][i])
        }
    }

    /// `step` counts from 1.
    package mutating func adamW(
        _ gradients: [Double], learningRate: Double, beta1: Double, beta2: Double, epsilon: Double,
        weightDecay: Double, step: Int
    ) {
        let firstCorrection = 1 - power(beta1, step)
        let secondCorrection = 1 - power(beta2, step)
        for i in parameters.indices {
            parameters[i] -= learningRate * weightDecay * parameters[i]
            state[0][i] = beta1 * state[0][i] + (1 - beta1) * gradients[i]
            state[1][i] = beta2 * state[1][i] + (1 - beta2) * gradients[i] * gradients[i]
            let deviation = (state[1][i] / secondCorrection).squareRoot() + epsilon
            parameters[i] -= learningRate * (state[0][i] / firstCorrection) / deviation
        }
    }

    package mutating func rmsProp(
        _ gradients: [Double], learningRate: Double, smoothing: Double, momentum: Double, epsilon: Double,
        weightDecay: Double
    ) {
        for i in parameters.indices {
            let gradient = gradients[i] + weightDecay * parameters[i]
            state[0][i] = smoothing * state[0][i] + (1 - smoothing) * gradient * gradient
            state[1][i] = momentum * state[1][i] + gradient / (state[0][i].squareRoot() + epsilon)
            parameters[i] -= learningRate * state[1][i]
        }
    }

    private func power(_ base: Double, _ exponent: Int) -> Double {
        (0..<exponent).reduce(1) { product, _ in product * base }
    }
}
