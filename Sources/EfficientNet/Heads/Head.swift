import Kernels
import RandomStreams

/// Layers from the pooled features of an image to values of the head's own.
///
/// The values of all heads lie side by side in `NetworkOutputs`. A further head is one more type and its line in
/// `ModelSpecification.heads`.
protocol Head {
    /// What multiplies the weights in the backward pass, transposed anew at each step.
    var transposition: Pass { get }
    /// The gradient with respect to the pooled features, as the backward passes leave it.
    var featureGradient: BlockedTensor { get }

    /// Sets the random factors of an image for the next step.
    ///
    /// - Parameter stream: keyed by the image's sample; nil switches the head's regularization off.
    func draw(image: Int, dropout: Float, stream: RandomStream?)

    /// From the pooled features to the head's outputs.
    func forward(images: Int, isTraining: Bool) -> [Pass]

    /// From the gradient of the outputs to those of the parameters and of the features.
    func backward(images: Int) -> [Pass]
}

/// A head before it has memory: its size and the names of its parameters.
protocol HeadSpecification: Sendable {
    /// The number of values that the head puts out for each image.
    var outputCount: Int { get }

    /// Adds the head's parameters, under the names that they have in files.
    ///
    /// - Parameter features: the number of pooled features of an image.
    func addTensors(to list: inout TensorListBuilder, features: Int)

    /// Gives the head its memory.
    ///
    /// - Parameters:
    ///   - features: the pooled features, a row for each image.
    ///   - outputs: where the head's values and their gradients lie.
    func makeHead(features: BlockedTensor, outputs: OutputColumns, _ builder: LayerBuilder) -> any Head
}

extension ModelSpecification {
    /// The heads, in the order of their outputs. The first is the classifier, whose outputs are the logits.
    var heads: [any HeadSpecification] {
        [LinearHeadSpecification(name: Self.classifier, outputCount: classCount)]
    }

    /// The name of the classifier's layer in torchvision; its parameters are `<name>.weight` and `<name>.bias`.
    package static let classifier = "classifier.1"

    /// The number of values that all heads together put out for each image.
    package var outputCount: Int { heads.reduce(0) { $0 + $1.outputCount } }
}
