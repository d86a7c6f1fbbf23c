/// EfficientNet's block: expansion, depthwise convolution, squeeze and excitation, projection, and the
/// input added where the shapes allow it (Sandler et al., 2018; Tan and Le, 2019).
package struct InvertedResidual: Sendable {
    /// Nil where the block does not expand.
    package var expand: NormalizedConvolution?
    package var depthwise, project: NormalizedConvolution
    package var excitation: SqueezeExcitation
    /// Whether the excitation takes part; MobileNetV2's blocks have none.
    package var isGated = true
    /// Whether the input is added to the output.
    package var isResidual: Bool
    /// What stochastic depth multiplies each image's branch with (Huang et al., 2016); nil leaves it alone.
    package var branchFactors: [Double]?

    package init(
        expand: NormalizedConvolution?, depthwise: NormalizedConvolution, excitation: SqueezeExcitation,
        project: NormalizedConvolution, isResidual: Bool, branchFactors: [Double]? = nil
    ) {
        self.expand = expand
        self.depthwise = depthwise
        self.excitation = excitation
        self.project = project
        self.isResidual = isResidual
        self.branchFactors = branchFactors
    }

    package func forward(_ input: Tensor) -> Tensor {
        let output = scaled(project.norm.forward(convolved(input).project))
        return isResidual ? output + input : output
    }

    /// What the three convolutions give, before batch norm.
    package func convolved(_ input: Tensor) -> (expand: Tensor?, depthwise: Tensor, project: Tensor) {
        let expanded = expand?.activated(input) ?? input
        let gated = gated(depthwise.activated(expanded))
        return (expand?.convolve(input), depthwise.convolve(expanded), project.convolve(gated))
    }

    private func gated(_ activations: Tensor) -> Tensor {
        isGated ? excitation.forward(activations) : activations
    }

    private func scaled(_ branch: Tensor) -> Tensor {
        guard let branchFactors else { return branch }
        let perImage = branch.values.count / branch.shape[0]
        return Tensor(branch.shape) { branch.values[$0] * branchFactors[$0 / perImage] }
    }

    /// The gradient of the input; those of the parameters stand in their places.
    package func backward(
        _ input: Tensor, outputGradient: Tensor
    ) -> (input: Tensor, parameters: InvertedResidual) {
        let expanded = expand?.activated(input) ?? input
        let filtered = depthwise.activated(expanded)
        let projection = project.backward(
            gated(filtered), outputGradient: scaled(outputGradient))
        let scaling = excitation.backward(filtered, outputGradient: projection.input)
        let filtering = depthwise.backwardActivated(
            expanded, outputGradient: isGated ? scaling.input : projection.input)
        let expansion = expand?.backwardActivated(input, outputGradient: filtering.input)
        let inputGradient = expansion?.input ?? filtering.input
        let parameters = InvertedResidual(
            expand: expansion?.parameters, depthwise: filtering.parameters, excitation: scaling.parameters,
            project: projection.parameters, isResidual: isResidual)
        return (isResidual ? inputGradient + outputGradient : inputGradient, parameters)
    }
}
