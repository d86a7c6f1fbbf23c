import ReferenceKernels

extension SqueezeExcitation {
    /// The same layer with other values of one parameter.
    func replacing(_ parameter: WritableKeyPath<Self, [Double]>, by values: [Double]) -> Self {
        var copy = self
        copy[keyPath: parameter] = values
        return copy
    }
}

extension InvertedResidual {
    /// The same block with other values of one parameter.
    func replacing(_ parameter: WritableKeyPath<Self, [Double]>, by values: [Double]) -> Self {
        var copy = self
        copy[keyPath: parameter] = values
        return copy
    }
}
