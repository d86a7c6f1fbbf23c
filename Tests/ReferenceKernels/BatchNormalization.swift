/// Batch normalisation over images and pixels, as torch.nn.BatchNorm2d (Ioffe and Szegedy, 2015).
package struct BatchNormalization: Sendable {
    package var weight: [Double]
    package var bias: [Double]
    package var epsilon: Double
    /// What it normalises by in evaluation; nil for the batch's own statistics.
    package var running: (mean: [Double], variance: [Double])?

    package init(
        weight: [Double], bias: [Double], epsilon: Double,
        running: (mean: [Double], variance: [Double])? = nil
    ) {
        self.weight = weight
        self.bias = bias
        self.epsilon = epsilon
        self.running = running
    }

    /// Mean and biased variance of every channel.
    package static func statistics(_ input: Tensor) -> (mean: [Double], variance: [Double]) {
        let channels = input.shape[1]
        let count = Double(input.shape[0] * input.shape[2] * input.shape[3])
        var mean = [Double](repeating: 0, count: channels)
        var variance = [Double](repeating: 0, count: channels)
        forEachElement(input) { channel, index in mean[channel] += input.values[index] / count }
        forEachElement(input) { channel, index in
            let difference = input.values[index] - mean[channel]
            variance[channel] += difference * difference / count
        }
        return (mean, variance)
    }

    /// The running statistics after a batch: the unbiased variance goes in.
    package static func updated(
        runningMean: [Double], runningVariance: [Double], by input: Tensor, momentum: Double
    ) -> (mean: [Double], variance: [Double]) {
        let (mean, variance) = statistics(input)
        let count = Double(input.shape[0] * input.shape[2] * input.shape[3])
        let unbiased = variance.map { $0 * count / (count - 1) }
        func mixed(_ old: [Double], _ new: [Double]) -> [Double] {
            zip(old, new).map { (1 - momentum) * $0 + momentum * $1 }
        }
        return (mixed(runningMean, mean), mixed(runningVariance, unbiased))
    }

    /// Normalises by the batch's own statistics, or by the running ones where there are any.
    package func forward(_ input: Tensor) -> Tensor {
        let (mean, variance) = running ?? Self.statistics(input)
        return forward(input, mean: mean, variance: variance)
    }

    /// Normalises by given statistics.
    package func forward(_ input: Tensor, mean: [Double], variance: [Double]) -> Tensor {
        var output = input
        Self.forEachElement(input) { channel, index in
            let normalized =
                (input.values[index] - mean[channel]) / (variance[channel] + epsilon).squareRoot()
            output.values[index] = weight[channel] * normalized + bias[channel]
        }
        return output
    }

    /// Gradients through the batch's own statistics; those of weight and bias stand in their places.
    package func backward(
        _ input: Tensor, outputGradient: Tensor
    ) -> (input: Tensor, parameters: BatchNormalization) {
        let (mean, variance) = Self.statistics(input)
        let count = Double(input.shape[0] * input.shape[2] * input.shape[3])
        let normalized = BatchNormalization(
            weight: weight.map { _ in 1 }, bias: bias.map { _ in 0 }, epsilon: epsilon
        ).forward(input, mean: mean, variance: variance)
        var weightGradient = [Double](repeating: 0, count: weight.count)
        var biasGradient = weightGradient
        Self.forEachElement(input) { channel, index in
            weightGradient[channel] += outputGradient.values[index] * normalized.values[index]
            biasGradient[channel] += outputGradient.values[index]
        }
        var inputGradient = input
        Self.forEachElement(input) { channel, index in
            let centred =
                outputGradient.values[index] - biasGradient[channel] / count
                - normalized.values[index] * weightGradient[channel] / count
            inputGradient.values[index] =
                weight[channel] * centred / (variance[channel] + epsilon).squareRoot()
        }
        let parameters = BatchNormalization(weight: weightGradient, bias: biasGradient, epsilon: epsilon)
        return (inputGradient, parameters)
    }

    private static func forEachElement(_ tensor: Tensor, _ body: (_ channel: Int, _ index: Int) -> Void) {
        let plane = tensor.shape[2] * tensor.shape[3]
        for index in tensor.values.indices {
            body(index / plane % tensor.shape[1], index)
        }
    }
}
