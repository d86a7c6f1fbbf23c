package import FaceData
import Foundation
package import Kernels

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
    /// An epoch that begins before so many steps is trained gently: faces are mirrored at most, and dropout and
    /// stochastic depth rest. A network that has just begun underfits, and noise only slows it.
    ///
    /// Source: Liu et al., "Dropout Reduces Underfitting", ICML 2023 (the late schedule).
    package var gentleSteps = 0
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

    /// - Throws: `TrainingError` for the first setting that no run could have.
    package func validate() throws(TrainingError) {
        try require((32...2048).contains(imageSize), "image size", imageSize, "from 32 to 2048")
        try require(batchSize >= 2, "batch size", batchSize, "at least 2, as batch norm needs")
        try require(
            precision == .float32 || matrixBackend == .own, "matrix product", matrixBackend.rawValue,
            "\(MatrixBackend.own.rawValue) with \(precision.rawValue)")
        let missing = precision.missingFlags.joined(separator: ", ")
        try require(
            missing.isEmpty, "precision", precision.rawValue,
            "\(Precision.float32.rawValue), or build for a processor that has \(missing)")
        try require(epochs >= 1, "number of epochs", epochs, "at least 1")
        try require(checkpointEvery >= 1, "epochs between checkpoints", checkpointEvery, "at least 1")
        try require(optimizer.learningRate > 0, "learning rate", optimizer.learningRate, "above 0")
        try require(optimizer.learningRate.isFinite, "learning rate", optimizer.learningRate, "a number")
        try require(optimizer.weightDecay >= 0, "weight decay", optimizer.weightDecay, "0 or above")
        try require((0..<1).contains(labelSmoothing), "label smoothing", labelSmoothing, "from 0 to below 1")
        try require(
            logitAdjustment >= 0 && logitAdjustment.isFinite, "logit adjustment", logitAdjustment, "0 or more"
        )
        try require(
            logitAdjustment == 0 || sampling == .shuffled, "logit adjustment", logitAdjustment,
            "0 with --sampler balanced, which leaves it nothing to adjust")
        try require((0..<1).contains(dropout ?? 0), "dropout", dropout ?? 0, "from 0 to below 1")
        try require(
            (0..<1).contains(stochasticDepth ?? 0), "stochastic depth", stochasticDepth ?? 0,
            "from 0 to below 1")
        try require(gentleSteps >= 0, "number of gentle steps", gentleSteps, "0 or more")
        try require(
            (0..<1).contains(averageDecay ?? 0), "decay of the weights' average", averageDecay ?? 0,
            "from 0 to below 1")
        try require(
            sharpnessRadius >= 0 && sharpnessRadius.isFinite, "radius of SAM", sharpnessRadius, "0 or more")
        try require(headEpochs >= 0, "number of the head's epochs", headEpochs, "0 or more")
        try require(layerDecay > 0 && layerDecay <= 1, "layer decay", layerDecay, "above 0, up to 1")
        try require(schedule.warmupEpochs >= 0, "warm-up", schedule.warmupEpochs, "0 epochs or more")
        try require(
            (0...1).contains(maximumUnreadable), "share of unreadable images", maximumUnreadable, "0 to 1")
        try require(threads.map { $0 >= 1 } ?? true, "number of threads", threads ?? 0, "at least 1")
    }

    private func require(
        _ holds: Bool, _ name: String, _ value: some CustomStringConvertible, _ range: String
    ) throws(TrainingError) {
        guard holds else { throw TrainingError("the \(name) is \(value) (choose \(range))") }
    }
}
