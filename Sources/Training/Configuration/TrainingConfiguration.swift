package import FaceData
import Foundation
package import Kernels
package import RunContract

/// Everything that defines a run: the same configuration on the same data gives the same bits. It is stored
/// with the run and in every checkpoint.
package struct TrainingConfiguration: Codable, Sendable, Equatable {
    /// How much a class counts in the loss.
    package enum ClassWeighting: String, Codable, Sendable, CaseIterable {
        case none
        /// Inversely to how often it comes, at most ten times the average.
        case inverseFrequency = "inverse-frequency"
    }

    /// The name or file of the recipe that the settings began with.
    package var recipe = "paper"
    /// As `ModelSpecification.named` takes it.
    package var model = "b4"
    /// Pixels along each side, from 32 to 2048.
    package var imageSize = 224
    package var batchSize = 32
    /// Of activations and of the large products.
    package var precision = Precision.float32
    /// Who computes the matrix products.
    package var matrixBackend = MatrixBackend.preferred
    /// Whether block inputs alone are kept and a block's activations are computed once more for its backward pass:
    /// decides memory and speed, never a bit of the result.
    package var recomputes = false
    package var epochs = 50
    package var optimizer = OptimizerSettings.standard(.adamW)
    package var schedule = LearningRateSchedule(shape: .cosine, warmupEpochs: 1)
    /// Which label a face that several people labeled trains with.
    package var labels = LabelUse.majority
    /// The share of the target that is spread over all classes, in 0..<1.
    package var labelSmoothing: Float = 0
    package var classWeighting = ClassWeighting.none
    /// The strength τ of logit adjustment; 0 for none.
    package var logitAdjustment: Float = 0
    /// How often each class comes in an epoch.
    package var sampling = EpochOrder.Sampling.shuffled
    /// How much training images are changed at random.
    package var augmentation = Augmentation()
    /// Whether dropout and stochastic depth act.
    package var regularizes = true
    /// Probability of dropping a feature before the classifier; nil for the model's own.
    package var dropout: Float?
    /// Drop probability that stochastic depth rises to; nil for the model's own.
    package var stochasticDepth: Float?
    /// Late dropout: an epoch that begins before this many steps goes without dropout, stochastic depth and all
    /// augmentation but flips. A network that has just begun underfits, and noise only slows it.
    ///
    /// Source: Liu et al., "Dropout Reduces Underfitting", ICML 2023 (the late schedule).
    package var regularizeAfter = 0
    /// The decay of the moving average of weights and running statistics that is evaluated and saved in the
    /// weights' place; nil for none.
    package var averageDecay: Float?
    /// How far up the slope gradients are taken (sharpness-aware minimisation); 0 for plain gradients.
    package var sharpnessRadius: Float = 0
    /// First epochs in which only the classifier learns, for weights that were trained elsewhere.
    package var headEpochs = 0
    /// What multiplies the learning rate from each group of layers to the one before it, towards the image; 1
    /// for the same rate everywhere.
    package var layerDecay: Float = 1
    /// What makes an epoch the best, on the validation split or else on the test split.
    package var bestBy = BestCriterion.accuracy
    package var seed: UInt64 = 0
    /// Threads that compute; nil for all cores. Decides speed alone, never a bit of the result.
    package var threads: Int?
    /// Epochs from one checkpoint to the next.
    package var checkpointEvery = 1
    /// Minutes of training after which a checkpoint is written within an epoch.
    package var checkpointMinutes = 20.0
    /// The share of a split's images that may be unreadable before the run fails.
    package var maximumUnreadable = 0.01
    /// Weights to begin with; nil for fresh ones.
    package var initialWeights: String?
    /// Names of the outputs of initial weights that do not say.
    package var weightClasses: [String]?
    package var data: DataConfiguration

    /// The paper's settings. It names 50 epochs, cross-entropy, evaluation after each epoch and the best
    /// checkpoint; the optimiser (AdamW at 1e-3, one epoch of warm-up, cosine) and augmentation are our choice.
    package init(data: DataConfiguration) {
        self.data = data
    }

    /// Threads that compute.
    package var computingThreads: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }

    /// Threads that decode images: they run at low priority beside those that compute.
    package var loaderThreads: Int { min(4, computingThreads) }

    /// What `train` begins with: these settings with a margin around the faces of datasets that have boxes.
    package static let standard: TrainingConfiguration = {
        var configuration = TrainingConfiguration(data: DataConfiguration(path: nil))
        configuration.data.faceMargin = 0.1
        return configuration
    }()

    /// - Throws: `TrainingError` for the first setting that no run could have.
    package func validate() throws(TrainingError) {
        for setting in Setting.all {
            guard let text = setting.text(in: self), setting.domain.canonical(text) == nil else { continue }
            throw TrainingError("--\(setting.name) is \(text) (choose \(setting.domain.requirement))")
        }
        guard precision == .float32 || matrixBackend == .own else {
            throw TrainingError(
                "--gemm \(matrixBackend.rawValue) multiplies only in \(Precision.float32.rawValue) (choose --gemm "
                    + "\(MatrixBackend.own.rawValue) with --precision \(precision.rawValue))")
        }
        guard precision.missingFlags.isEmpty else {
            let missing = precision.missingFlags.joined(separator: ", ")
            throw TrainingError(
                "--precision \(precision.rawValue) needs \(missing), which this build was not made for (choose "
                    + "\(Precision.float32.rawValue), or build for a processor that has it)")
        }
        guard logitAdjustment == 0 || sampling == .shuffled else {
            throw TrainingError(
                "--logit-adjustment \(logitAdjustment) has nothing to adjust with --sampler \(sampling.rawValue) "
                    + "(choose one of the two)")
        }
    }
}
