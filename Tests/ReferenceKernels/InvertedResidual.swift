/// EfficientNet's block: expansion, depthwise convolution, squeeze and excitation, projection, and the
/// input added where the shapes allow it (Sandler et al., 2018; Tan and Le, 2019), in training mode.
package struct InvertedResidual: Sendable {
    /// Nil where the block does not expand.
    package var expand: NormalizedConvolution?
    package var depthwise, project: NormalizedConvolution
    package var excitation: SqueezeExcitation
    /// Whether the input is added to the output.
    package var isResidual: Bool

    package init(
        expand: NormalizedConvolution?, depthwise: NormalizedConvolution, excitation: SqueezeExcitation,
        project: NormalizedConvolution, isResidual: Bool
    ) {
        self.expand = expand
        self.depthwise = depthwise
        self.excitation = excitation
        self.project = project
        self.isResidual = isResidual
    }

    package func forward(_ input: Tensor) -> Tensor {
        let filtered = depthwise.activated(expand?.activated(input) ?? input)
        let output = project.norm.forward(project.convolve(excitation.forward(filtered)))
        return isResidual ? output + input : output
    }

    /// The gradient of the input; those of the parameters stand in their places.
    package func backward(
        _ input: Tensor, outputGradient: Tensor
    ) -> (input: Tensor, parameters: InvertedResidual) {
        let expanded = expand?.activated(input) ?? input
        let filtered = depthwise.activated(expanded)
        let projection = project.backward(excitation.forward(filtered), outputGradient: outputGradient)
        let scaling = excitation.backward(filtered, outputGradient: projection.input)
        let filtering = depthwise.backwardActivated(expanded, outputGradient: scaling.input)
        let expansion = expand?.backwardActivated(input, outputGradient: filtering.input)
        let inputGradient = expansion?.input ?? filtering.input
        let parameters = InvertedResidual(
            expand: expansion?.parameters, depthwise: filtering.parameters, excitation: scaling.parameters,
            project: projection.parameters, isResidual: isResidual)
        return (isResidual ? inputGradient + outputGradient : inputGradient, parameters)
    }
}
