package import EfficientNet
package import Kernels

/// What training needs of a network; `Network` is the one there is, and a test may bring a smaller one.
package protocol TrainableNetwork: AnyObject {
    var specification: ModelSpecification { get }
    var imageSize: Int { get }
    /// The most images that one call takes.
    var batchSize: Int { get }
    /// Parameters and running statistics in torchvision's order.
    var tensors: [TensorDescription] { get }
    /// Seconds spent in each kind of operation so far.
    var secondsByOperation: [(kind: OperationKind, seconds: Double)] { get }

    func initialize(seed: UInt64)
    func values(of name: String) -> [Float]?
    func setValues(of name: String, to values: [Float]) throws(ModelError)
    func gradient(of name: String) -> [Float]?
    func optimizerState(of name: String, slot: Int) -> [Float]?
    func setOptimizerState(of name: String, slot: Int, to values: [Float]) throws(ModelError)
    func train(_ batch: NetworkBatch, _ settings: StepSettings) -> Float
    func beginAverage()
    func exchangeAverage()
    func infer(images: [Float])
    /// The last call's outputs of one image, the logits first.
    func outputs(image: Int) -> UnsafeBufferPointer<Float>
    func gradCAM(image: Int, label: Int) -> ActivationMap
}

extension Network: TrainableNetwork {}
