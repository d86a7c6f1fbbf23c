/// A convolution without bias and the batch norm behind it, in training mode.
package struct NormalizedConvolution: Sendable {
    package var convolution: Convolution
    package var weights: Tensor
    package var norm: BatchNormalization
    package var activation: ActivationFunction

    package init(
        convolution: Convolution, weights: Tensor, norm: BatchNormalization,
        activation: ActivationFunction = .silu
    ) {
        self.convolution = convolution
        self.weights = weights
        self.norm = norm
        self.activation = activation
    }

    /// The convolution alone.
    package func convolve(_ input: Tensor) -> Tensor { convolution.forward(input, weights: weights) }

    /// The gradient of the input; those of the parameters stand in their places.
    package func backward(
        _ input: Tensor, outputGradient: Tensor
    ) -> (input: Tensor, parameters: NormalizedConvolution) {
        let normalization = norm.backward(convolve(input), outputGradient: outputGradient)
        let gradients = convolution.backward(
            input, weights: weights, outputGradient: normalization.input)
        let parameters = NormalizedConvolution(
            convolution: convolution, weights: gradients.weights, norm: normalization.parameters)
        return (gradients.input, parameters)
    }

    /// The activation behind the batch norm.
    package func activated(_ input: Tensor) -> Tensor {
        norm.forward(convolve(input)).map(activation.value)
    }

    /// As `backward`, from the gradient of what `activated` returns.
    package func backwardActivated(
        _ input: Tensor, outputGradient: Tensor
    ) -> (input: Tensor, parameters: NormalizedConvolution) {
        let derivative = norm.forward(convolve(input)).map(activation.derivative)
        return backward(input, outputGradient: outputGradient * derivative)
    }
}
