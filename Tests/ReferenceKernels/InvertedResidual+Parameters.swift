extension InvertedResidual {
    /// Every row of parameters, for loops over all of them.
    package var parameters: [WritableKeyPath<InvertedResidual, [Double]>] {
        let layers: [WritableKeyPath<InvertedResidual, NormalizedConvolution>] =
            (expand == nil ? [] : [\.expansion]) + [\.depthwise, \.project]
        let excitation: [WritableKeyPath<InvertedResidual, [Double]>] = [
            \.excitation.reduce.values, \.excitation.reduceBias,
            \.excitation.expand.values, \.excitation.expandBias,
        ]
        return excitation
            + layers.flatMap { layer in
                [
                    layer.appending(path: \.weights.values), layer.appending(path: \.norm.weight),
                    layer.appending(path: \.norm.bias),
                ]
            }
    }

    /// The expansion of a block that has one; the depthwise layer stands in elsewhere.
    private var expansion: NormalizedConvolution {
        get { expand ?? depthwise }
        set { expand = newValue }
    }
}
