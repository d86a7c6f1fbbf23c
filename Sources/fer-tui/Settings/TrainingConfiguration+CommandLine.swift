import FaceData
import Foundation
import Training

/// A run's configuration as the command line gives it.
extension TrainingConfiguration {
    /// - Throws: `UsageError` where the dataset is not named, `CommandFailure` for a recipe that is none.
    init(trainArguments arguments: ParsedArguments) throws {
        let path = try arguments.text(needing: .data)
        try self.init(data: DataConfiguration(path: absolutePath(path)), arguments)
    }

    /// A run on the built-in faces.
    init(demoArguments arguments: ParsedArguments) throws {
        try self.init(data: DataConfiguration(path: nil), arguments)
    }

    private init(data: DataConfiguration, _ given: ParsedArguments) throws {
        let recipe = try RecipeCatalog.recipe(given.text(needing: .recipe))
        let arguments = given.filled(by: recipe)
        self.init(data: DataConfiguration(data, arguments))
        self.recipe = recipe.name
        model = try arguments.text(needing: .model)
        imageSize = try arguments.integer(needing: .imageSize)
        batchSize = try arguments.integer(needing: .batchSize)
        epochs = try arguments.integer(needing: .epochs)
        seed = UInt64(try arguments.integer(needing: .seed))
        precision = try arguments.precision()
        matrixBackend = try arguments.matrixBackend()
        recomputes = arguments.has(.recompute)
        threads = arguments.integer(.threads)
        checkpointEvery = try arguments.integer(needing: .checkpointEvery)
        maximumUnreadable = arguments.decimal(.maximumUnreadable) ?? maximumUnreadable
        initialWeights = arguments.text(.initialWeights).map(absolutePath)
        augmentation = Augmentation(arguments, standard: augmentation)
        optimizer = OptimizerSettings(arguments, recipe: recipe)
        setMethod(arguments)
    }

    private mutating func setMethod(_ arguments: ParsedArguments) {
        schedule.shape =
            arguments.text(.schedule).flatMap(LearningRateSchedule.Shape.init) ?? schedule.shape
        schedule.warmupEpochs = arguments.decimal(.warmup) ?? schedule.warmupEpochs
        labelSmoothing = arguments.decimal(.labelSmoothing).map { Float($0) } ?? labelSmoothing
        classWeighting = arguments.text(.classWeights).flatMap(ClassWeighting.init) ?? classWeighting
        sampling = arguments.text(.sampler).flatMap(EpochOrder.Sampling.init) ?? sampling
        logitAdjustment = arguments.decimal(.logitAdjustment).map { Float($0) } ?? logitAdjustment
        dropout = arguments.decimal(.dropout).map { Float($0) }
        stochasticDepth = arguments.decimal(.stochasticDepth).map { Float($0) }
        averageDecay = arguments.decimal(.average).flatMap { $0 > 0 ? Float($0) : nil }
        gentleSteps = arguments.integer(.gentleSteps) ?? gentleSteps
        sharpnessRadius = arguments.decimal(.sharpness).map { Float($0) } ?? sharpnessRadius
        headEpochs = arguments.integer(.headEpochs) ?? headEpochs
        layerDecay = arguments.decimal(.layerDecay).map { Float($0) } ?? layerDecay
    }
}

extension DataConfiguration {
    /// The same data, as the command line wants it.
    init(_ data: DataConfiguration, _ arguments: ParsedArguments) {
        self = data
        layout = arguments.text(.layout) ?? layout
        splitName = arguments.text(.splitName)
        faceMargin = arguments.decimal(.faceMargin) ?? faceMargin
        testFraction = arguments.decimal(.testFraction) ?? testFraction
        maximumTrain = arguments.integer(.maximumTrain)
        maximumTest = arguments.integer(.maximumTest)
        dropsTwins = arguments.has(.dropTwins)
    }
}

extension OptimizerSettings {
    /// As the recipe and the command line say. Another optimiser than the recipe's comes with its own standard
    /// figures: a rate that suits one is far off for the other.
    fileprivate init(_ arguments: ParsedArguments, recipe: Recipe) {
        let kind = arguments.text(.optimizer).flatMap(Kind.init) ?? .adamW
        self = .standard(kind)
        let isRecipes = kind.rawValue == recipe.settings[Option.optimizer.name]
        if isRecipes || arguments.has(.learningRate), let rate = arguments.decimal(.learningRate) {
            learningRate = Float(rate)
        }
        if isRecipes || arguments.has(.weightDecay), let decay = arguments.decimal(.weightDecay) {
            weightDecay = Float(decay)
        }
    }
}

/// The engine may be resumed from anywhere: paths are kept from the root.
func absolutePath(_ path: String) -> String {
    URL(fileURLWithPath: (path as NSString).expandingTildeInPath).standardizedFileURL.path
}
