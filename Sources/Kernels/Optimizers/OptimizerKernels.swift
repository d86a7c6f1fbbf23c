#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A run of parameters with their gradients and optimiser state; `count` is a multiple of 16.
package struct ParameterRun {
    package let parameters: UnsafeMutablePointer<Float>
    package let gradients: UnsafePointer<Float>
    package let firstState: UnsafeMutablePointer<Float>
    package let secondState: UnsafeMutablePointer<Float>
    package let count: Int

    package init(
        parameters: UnsafeMutablePointer<Float>, gradients: UnsafePointer<Float>,
        firstState: UnsafeMutablePointer<Float>, secondState: UnsafeMutablePointer<Float>, count: Int
    ) {
        self.parameters = parameters
        self.gradients = gradients
        self.firstState = firstState
        self.secondState = secondState
        self.count = count
    }
}

/// The updates of PyTorch's optimisers, sixteen parameters at a time. Padding has zero gradients and stays
/// zero.
package enum OptimizerKernels {
    /// Stochastic gradient descent (`torch.optim.SGD` with dampening 0); the first state is the momentum.
    package static func sgd(
        _ run: ParameterRun, learningRate: Float, momentum: Float, nesterov: Bool, weightDecay: Float
    ) {
        let rate = Vector(repeating: -learningRate)
        let momentum = Vector(repeating: momentum)
        let decay = Vector(repeating: weightDecay)
        for place in stride(from: 0, to: run.count, by: vectorWidth) {
            let parameter = run.parameters.vector(place)
            let gradient = run.gradients.vector(place).addingProduct(parameter, decay)
            let velocity = gradient.addingProduct(run.firstState.vector(place), momentum)
            run.firstState.store(velocity, place)
            let direction = nesterov ? gradient.addingProduct(velocity, momentum) : velocity
            run.parameters.store(parameter.addingProduct(direction, rate), place)
        }
    }

    /// AdamW (`torch.optim.AdamW`; Loshchilov, Hutter, ICLR 2019); the states are the two moments.
    ///
    /// - Parameter step: counts from 1.
    package static func adamW(
        _ run: ParameterRun, learningRate: Float, beta1: Float, beta2: Float, epsilon: Float,
        weightDecay: Float, step: Int
    ) {
        let correction1 = 1 - pow(Double(beta1), Double(step))
        let correction2 = (1 - pow(Double(beta2), Double(step))).squareRoot()
        let rate = Vector(repeating: Float(-Double(learningRate) / correction1))
        let inverseCorrection2 = Vector(repeating: Float(1 / correction2))
        let keep = Vector(repeating: 1 - learningRate * weightDecay)
        let share1 = Vector(repeating: 1 - beta1)
        let beta2Vector = Vector(repeating: beta2)
        let share2 = Vector(repeating: 1 - beta2)
        let epsilon = Vector(repeating: epsilon)
        for place in stride(from: 0, to: run.count, by: vectorWidth) {
            let gradient = run.gradients.vector(place)
            let first = run.firstState.vector(place)
            let moment = first.addingProduct(gradient - first, share1)
            let square = (run.secondState.vector(place) * beta2Vector)
                .addingProduct(gradient * gradient, share2)
            run.firstState.store(moment, place)
            run.secondState.store(square, place)
            let denominator = epsilon.addingProduct(square.squareRoot(), inverseCorrection2)
            let parameter = run.parameters.vector(place) * keep
            run.parameters.store(parameter.addingProduct(moment / denominator, rate), place)
        }
    }

    /// RMSProp (`torch.optim.RMSprop`, not centred); the states are square average and momentum.
    package static func rmsProp(
        _ run: ParameterRun, learningRate: Float, smoothing: Float, momentum: Float, epsilon: Float,
        weightDecay: Float
    ) {
        let rate = Vector(repeating: -learningRate)
        let smoothingVector = Vector(repeating: smoothing)
        let share = Vector(repeating: 1 - smoothing)
        let momentum = Vector(repeating: momentum)
        let epsilon = Vector(repeating: epsilon)
        let decay = Vector(repeating: weightDecay)
        for place in stride(from: 0, to: run.count, by: vectorWidth) {
            let parameter = run.parameters.vector(place)
            let gradient = run.gradients.vector(place).addingProduct(parameter, decay)
            let average = (run.firstState.vector(place) * smoothingVector)
                .addingProduct(gradient * gradient, share)
            run.firstState.store(average, place)
            let scaled = gradient / (average.squareRoot() + epsilon)
            let velocity = scaled.addingProduct(run.secondState.vector(place), momentum)
            run.secondState.store(velocity, place)
            run.parameters.store(parameter.addingProduct(velocity, rate), place)
        }
    }
}
