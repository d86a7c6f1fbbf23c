import FaceData
import Training

/// How a network learns: what a recipe sets, and the command line may set otherwise.
extension Option {
    private static let recipesOwn = "the recipe's own"

    static let optimizer = Option(
        "optimizer", .choice(OptimizerSettings.Kind.allCases.map(\.rawValue)), "how weights follow gradients",
        defaultInWords: recipesOwn)
    static let learningRate = Option(
        "lr", .decimal(1e-9...100), "peak learning rate",
        defaultInWords: "the recipe's or the optimizer's own")
    static let weightDecay = Option(
        "weight-decay", .decimal(0...10), "decay of weights, not of biases and batch norms",
        defaultInWords: "the recipe's or the optimizer's own")
    static let schedule = Option(
        "schedule", .choice(LearningRateSchedule.Shape.allCases.map(\.rawValue)),
        "how the learning rate falls after the warm-up", defaultInWords: recipesOwn)
    static let warmup = Option(
        "warmup", .decimal(0...1000), "epochs over which the learning rate rises, a tenth of the run at most",
        defaultInWords: recipesOwn)
    static let labelSmoothing = Option(
        "label-smoothing", .decimal(0...0.9), "share of the target that is spread over all classes",
        defaultInWords: recipesOwn)
    static let classWeights = Option(
        "class-weights", .choice(TrainingConfiguration.ClassWeighting.allCases.map(\.rawValue)),
        "how much a class counts in the loss", defaultInWords: recipesOwn)
    static let sampler = Option(
        "sampler", .choice(EpochOrder.Sampling.allCases.map(\.rawValue)),
        "every image once, or as many draws with each class equally often", defaultInWords: recipesOwn)
    static let logitAdjustment = Option(
        "logit-adjustment", .decimal(0...10),
        "strength of adding the logarithms of the classes' shares to the logits in the loss, 0 for none",
        defaultInWords: recipesOwn)
    static let dropout = Option(
        "dropout", .decimal(0...0.9), "how often a feature is dropped before the classifier",
        defaultInWords: "the recipe's or the model's own")
    static let stochasticDepth = Option(
        "stochastic-depth", .decimal(0...0.9), "how often the last block is skipped, the first ones less",
        defaultInWords: "the recipe's or the model's own")
    static let average = Option(
        "ema", .decimal(0...0.999999),
        "decay of the moving average of the weights that is evaluated and saved, 0 for none",
        defaultInWords: recipesOwn)
    static let gentleSteps = Option(
        "gentle-steps", .integer(0...Int.max),
        "steps before which an epoch goes without dropout, stochastic depth and strong augmentation",
        defaultInWords: recipesOwn)

    static let sharpness = Option(
        "sam", .decimal(0...10),
        "radius of sharpness-aware minimisation, 0.05 for example; 0 for none. A step takes twice the time",
        defaultInWords: recipesOwn)
    static let headEpochs = Option(
        "head-epochs", .integer(0...100_000), "first epochs in which only the classifier learns",
        defaultInWords: recipesOwn)
    static let layerDecay = Option(
        "layer-decay", .decimal(0.01...1),
        "what multiplies the learning rate from each stage to the one before it, 1 for the same everywhere",
        defaultInWords: recipesOwn)

    /// What a recipe may set.
    static let method: [Option] =
        [
            optimizer, learningRate, weightDecay, schedule, warmup, labelSmoothing, classWeights, sampler,
            logitAdjustment, dropout,
            stochasticDepth, average, gentleSteps, sharpness, headEpochs, layerDecay,
        ] + augmentation
}
