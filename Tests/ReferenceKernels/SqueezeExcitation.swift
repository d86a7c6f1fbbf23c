/// Squeeze and excitation (Hu, Shen, Sun, 2018) as EfficientNet has it: pool, reduce, SiLU, expand,
/// sigmoid, scale the input by the result.
package struct SqueezeExcitation: Sendable {
    /// [squeezed, channels].
    package var reduce: Tensor
    package var reduceBias: [Double]
    /// [channels, squeezed].
    package var expand: Tensor
    package var expandBias: [Double]

    package init(reduce: Tensor, reduceBias: [Double], expand: Tensor, expandBias: [Double]) {
        self.reduce = reduce
        self.reduceBias = reduceBias
        self.expand = expand
        self.expandBias = expandBias
    }

    /// The scale of every channel of every image, [n, channels].
    package func gate(_ input: Tensor) -> Tensor { intermediates(input).expanded.map(Activation.sigmoid) }

    package func forward(_ input: Tensor) -> Tensor {
        let gate = gate(input)
        let plane = input.shape[2] * input.shape[3]
        return Tensor(input.shape) { input.values[$0] * gate.values[$0 / plane] }
    }

    /// The gradient of the input; those of the parameters stand in their places.
    package func backward(
        _ input: Tensor, outputGradient: Tensor
    ) -> (input: Tensor, parameters: SqueezeExcitation) {
        let (pooled, reduced, expanded) = intermediates(input)
        let plane = input.shape[2] * input.shape[3]
        var gateGradient = Tensor(zeros: expanded.shape)
        for index in input.values.indices {
            gateGradient.values[index / plane] += outputGradient.values[index] * input.values[index]
        }
        let gate = expanded.map(Activation.sigmoid)
        let expandedGradient = gateGradient * gate.map { $0 * (1 - $0) }
        let second = Linear.backward(
            reduced.map(Activation.silu), weights: expand, outputGradient: expandedGradient)
        let first = Linear.backward(
            pooled, weights: reduce, outputGradient: second.input * reduced.map(Activation.siluDerivative))
        let throughPooling = GlobalAveragePooling.backward(
            outputGradient: first.input, inputShape: input.shape)
        let direct = Tensor(input.shape) { outputGradient.values[$0] * gate.values[$0 / plane] }
        let parameters = SqueezeExcitation(
            reduce: first.weights, reduceBias: first.bias, expand: second.weights, expandBias: second.bias)
        return (direct + throughPooling, parameters)
    }

    private func intermediates(_ input: Tensor) -> (pooled: Tensor, reduced: Tensor, expanded: Tensor) {
        let pooled = GlobalAveragePooling.forward(input)
        let reduced = Linear.forward(pooled, weights: reduce, bias: reduceBias)
        let expanded = Linear.forward(reduced.map(Activation.silu), weights: expand, bias: expandBias)
        return (pooled, reduced, expanded)
    }
}
