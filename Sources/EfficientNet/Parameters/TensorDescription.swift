/// One tensor of the state dictionary, in torchvision's name and shape.
package struct TensorDescription: Sendable, Equatable {
    /// How the tensor takes part in training.
    package enum Kind: Sendable, Equatable {
        case convolutionWeight, linearWeight, bias, batchNormWeight, batchNormBias
        case runningMean, runningVariance

        /// Whether the optimiser changes it.
        package var isParameter: Bool { self != .runningMean && self != .runningVariance }
    }

    package let name: String
    package let shape: [Int]
    package let kind: Kind
    package var count: Int { shape.reduce(1, *) }
}

extension ModelSpecification {
    /// Parameters and running statistics under torchvision's names, in the order of its state dictionary.
    package var tensors: [TensorDescription] {
        var builder = TensorListBuilder()
        builder.add(self)
        return builder.tensors.map(\.description)
    }
}
