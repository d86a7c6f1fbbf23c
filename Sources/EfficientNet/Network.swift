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

/// A batch as the network reads it. The pointers are only read during the call that they are passed to.
package struct NetworkBatch {
    /// `count` images of imageSize × imageSize × 3: rows of interleaved, normalised RGB.
    package let images: UnsafePointer<Float>
    /// `count` × classCount target probabilities (one-hot, smoothed or mixed).
    package let targets: UnsafePointer<Float>
    /// `count` loss weights; the loss is Σ wᵢ lossᵢ / Σ wᵢ. Nil for equal weights.
    package let sampleWeights: UnsafePointer<Float>?
    /// `count` sample numbers, which key dropout and stochastic depth.
    package let sampleNumbers: UnsafePointer<UInt32>
    package let count: Int

    package init(
        images: UnsafePointer<Float>, targets: UnsafePointer<Float>,
        sampleWeights: UnsafePointer<Float>? = nil, sampleNumbers: UnsafePointer<UInt32>, count: Int
    ) {
        self.images = images
        self.targets = targets
        self.sampleWeights = sampleWeights
        self.sampleNumbers = sampleNumbers
        self.count = count
    }
}

/// What a training step needs to know besides its batch.
package struct StepSettings: Sendable {
    /// Keys the draws of dropout and stochastic depth.
    package var seed: UInt64
    package var epoch: UInt32
    /// False switches dropout and stochastic depth off (fixtures); batch statistics are used all the same.
    package var regularization: Bool
    /// Nil computes gradients and leaves the parameters alone.
    package var optimizer: OptimizerRule?
    /// Which kinds of tensor the weight decay reaches.
    package var decayedKinds: [TensorDescription.Kind]

    package init(
        seed: UInt64, epoch: UInt32, regularization: Bool = true, optimizer: OptimizerRule?,
        decayedKinds: [TensorDescription.Kind] = [.convolutionWeight, .linearWeight]
    ) {
        self.seed = seed
        self.epoch = epoch
        self.regularization = regularization
        self.optimizer = optimizer
        self.decayedKinds = decayedKinds
    }
}

/// An EfficientNet with its parameters, gradients, optimiser state and the memory of its activations.
///
/// Not `Sendable`: it belongs to one actor. A call runs on the caller's thread and on as many others as
/// `threads` says, and returns when the work is done.
package final class Network {
    /// What the activations' memory is planned for.
    package enum Use: Sendable { case training, inference }

    package let specification: ModelSpecification
    package let imageSize: Int
    package let batchSize: Int
    package let threads: Int

    /// Plans and allocates everything; no later call allocates activations.
    ///
    /// - Throws: `ModelError` where the image size is no multiple of 32 or the memory cannot be had.
    package init(
        specification: ModelSpecification, imageSize: Int, batchSize: Int, use: Use, threads: Int
    ) throws(ModelError) {
        self.specification = specification
        self.imageSize = imageSize
        self.batchSize = batchSize
        self.threads = threads
    }

    /// Parameters and running statistics in torchvision's order.
    package var tensors: [TensorDescription] { [] }

    /// Fresh weights as torchvision initialises them (normal with fan-out for convolutions, uniform for the
    /// classifier), drawn by Philox from the seed.
    package func initialize(seed: UInt64) {}

    /// A tensor's values in torchvision's layout; nil where there is no such tensor.
    package func values(of name: String) -> [Float]? { nil }

    /// Sets a tensor from values in torchvision's layout.
    package func setValues(of name: String, to values: [Float]) throws(ModelError) {}

    /// The last step's gradient of a parameter, in torchvision's layout.
    package func gradient(of name: String) -> [Float]? { nil }

    /// One slot of the optimiser's state for a parameter, in torchvision's layout.
    package func optimizerState(of name: String, slot: Int) -> [Float]? { nil }

    package func setOptimizerState(of name: String, slot: Int, to values: [Float]) throws(ModelError) {}

    /// Forward, loss, backward and, where the settings name an optimiser, the update. The running
    /// statistics move; `batch.count` may be below `batchSize`.
    ///
    /// - Returns: the weighted mean loss.
    package func train(_ batch: NetworkBatch, _ settings: StepSettings) -> Float { 0 }

    /// Forward with the running statistics.
    ///
    /// - Parameter images: `count` images as in `NetworkBatch.images`; `count` at most `batchSize`.
    package func infer(images: UnsafePointer<Float>, count: Int) {}

    /// The last call's logits: image i's begin at i × classCount.
    package var logits: UnsafePointer<Float> { UnsafePointer(logitsStorage) }
    private let logitsStorage = UnsafeMutablePointer<Float>.allocate(capacity: 1 << 16)

    /// Bytes of parameters, gradients, optimiser state and activations together.
    package var plannedBytes: Int { 0 }
}
