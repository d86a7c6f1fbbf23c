import FaceData
import Kernels
import RunContract

extension Setting {
    /// Every setting: in the order of the help, and in the order in which they are applied. One that sets others, as
    /// the optimizer does, comes before these.
    package static let all: [Setting] =
        dataSettings + modelSettings + optimizationSettings + regularizationSettings + augmentationSettings
        + runSettings + clusterSettings

    // MARK: - Data

    package static let data = Setting(
        "data", .data, \.data.path, .text("PATH"), "the dataset's folder or file",
        unset: "the built-in faces",
        uses: [.filesOnly, .resume])
    package static let maximumTrain = Setting(
        "max-train", .data, \.data.maximumTrain, .integer(1...Int.max),
        "number of training images to use, drawn in proportion to the classes", unset: "all")
    package static let maximumTest = Setting(
        "max-test", .data, \.data.maximumTest, .integer(1...Int.max),
        "number of test images to use, drawn in proportion to the classes", unset: "all")
    package static let validationFraction = Setting(
        "validation-fraction", .data, \.data.validationFraction, .decimal(0.01...0.9),
        "share of training that is drawn for validation, which then chooses the best epoch", unset: "none",
        uses: [.datasets, .filesOnly])
    package static let classes = Setting(
        "classes", .data, \.data.classes, .expressions,
        "classes to use, in this order; faces of other classes are left out and counted",
        unset: "those of the data, in AffectNet's order", uses: [.datasets, .filesOnly])
    package static let votes = Setting(
        "votes", .data, \.data.voteTable, .text("FILE"),
        "table of the votes of several people, as .csv: a column of paths and one for each expression",
        unset: "the dataset's own, if it has any", uses: [.datasets, .filesOnly])
    package static let dropDuplicates = Setting(
        "drop-duplicates", aliases: ["drop-twins"], .data, \.data.dropsDuplicates, .flag,
        "leave out training images whose pixels are in the test split too", uses: .filesOnly)

    private static let dataSettings: [Setting] = [
        data,
        Setting(
            "layout", .data, \.data.layout, .choice(["auto"] + DatasetLayouts.names), "layout of the dataset",
            uses: [.datasets, .filesOnly]),
        Setting(
            "numbering", .data, \.data.numbering, .choice(LabelNumbering.allCases.map(\.rawValue)),
            "dataset whose numbering of the expressions the labels follow, if they are numbers",
            unset: "refused if several fit", uses: [.datasets, .filesOnly]),
        Setting(
            "table-columns", .data, \.data.tableColumns, .text("NAMES"),
            "names of a table's columns, as in path=a,label=b "
                + "(\(TableColumn.allCases.map(\.rawValue).joined(separator: ", ")))",
            unset: "found by their usual names", uses: [.datasets, .filesOnly]),
        Setting(
            "split-name", .data, \.data.splitName, .choice(DatasetLayouts.testSets),
            "FER2013's test set to test on; the other one is left out",
            unset: "PrivateTest, with PublicTest for validation",
            uses: [.datasets, .filesOnly]),
        Setting(
            "test-fraction", .data, \.data.testFraction, .decimal(0.01...0.9),
            "share of each class that is held out if the dataset has no test split",
            uses: [.datasets, .filesOnly]),
        Setting(
            "face-margin", .data, \.data.faceMargin, .decimal(0...1),
            "margin on each side of a face's box, as a fraction of the box's side, if the dataset has boxes",
            uses: [.datasets, .filesOnly]),
        validationFraction, classes, votes, maximumTrain, maximumTest, dropDuplicates,
        Setting(
            "max-unreadable", .data, \.maximumUnreadable, .decimal(0...1),
            "share of the images that may be unreadable", uses: [.filesOnly, .resume]),
    ]

    // MARK: - Model

    package static let model = Setting("model", .model, \.model, .model, "network")
    package static let imageSize = Setting(
        "image-size", .model, \.imageSize, .integer(32...2048),
        "side of the square that the network sees, in pixels")
    package static let initialWeights = Setting(
        "weights", .model, \.initialWeights, .text("FILE"),
        "initial weights, as .safetensors or a file of torch.save",
        unset: "drawn from the seed")
    package static let weightClasses = Setting(
        "weight-classes", .model, \.weightClasses, .text("NAMES"),
        "names of the outputs of initial weights that do not say, separated by commas",
        unset: "what the file says")
    package static let precision = Setting(
        "precision", .model, \.precision, .choice(Precision.allCases.map(\.rawValue)),
        "precision of activations and products; bf16 is faster if the processor has AMX, or AVX512_BF16 at its full rate"
    )

    private static let modelSettings: [Setting] = [
        model, imageSize, initialWeights, weightClasses, precision,
    ]

    // MARK: - Optimization

    package static let recipe = Setting(
        "recipe", .optimization, \.recipe, .text("NAME|FILE"),
        "set of values for the settings below, by name or as a file; fer-tui recipes lists them")
    package static let epochs = Setting(
        "epochs", .optimization, \.epochs, .integer(1...100_000), "number of epochs", uses: .resume)
    package static let bestBy = Setting(
        "best-by", .optimization, \.bestBy, .choice(BestCriterion.allCases.map(\.rawValue)),
        "metric that chooses the best epoch, on the validation split if there is one", uses: .recipes)
    package static let labels = Setting(
        "labels", .optimization, \.labels, .choice(LabelUse.allCases.map(\.rawValue)),
        "label of a face that several people labeled: the majority's, their distribution, or one drawn from it",
        uses: .recipes)
    package static let batchSize = Setting(
        "batch-size", .optimization, \.batchSize, .integer(2...4096), "images in one step", uses: .recipes)

    private static let optimizationSettings: [Setting] = [
        recipe, epochs, batchSize,
        Setting(
            "optimizer", .optimization, .choice(OptimizerSettings.Kind.allCases.map(\.rawValue)),
            "optimizer; another one than the recipe's comes with its own learning rate and weight decay",
            uses: .recipes, read: { $0.optimizer.kind.rawValue },
            write: { configuration, text in
                guard let kind = OptimizerSettings.Kind(rawValue: text), kind != configuration.optimizer.kind
                else { return }
                configuration.optimizer = .standard(kind)
            }),
        Setting(
            "lr", aliases: ["learning-rate"], .optimization, \.optimizer.learningRate, .decimal(1e-9...100),
            "peak learning rate", uses: .recipes),
        Setting(
            "weight-decay", .optimization, \.optimizer.weightDecay, .decimal(0...10),
            "weight decay; biases and batch norms have none", uses: .recipes),
        Setting(
            "schedule", .optimization, \.schedule.shape,
            .choice(LearningRateSchedule.Shape.allCases.map(\.rawValue)),
            "learning-rate schedule after the warmup", uses: .recipes),
        Setting(
            "warmup", .optimization, \.schedule.warmupEpochs, .decimal(0...1000),
            "epochs over which the learning rate rises, at most a tenth of the run", uses: .recipes),
        bestBy, labels,
        Setting(
            "class-weights", .optimization, \.classWeighting,
            .choice(TrainingConfiguration.ClassWeighting.allCases.map(\.rawValue)),
            "weights of the classes in the loss", uses: .recipes),
        Setting(
            "sampler", .optimization, \.sampling, .choice(EpochOrder.Sampling.allCases.map(\.rawValue)),
            "each image once an epoch, or as many draws with each class equally often", uses: .recipes),
        Setting(
            "logit-adjustment", .optimization, \.logitAdjustment, .decimal(0...10),
            "strength of adding the logarithms of the classes' shares to the logits in the loss, 0 for none",
            uses: .recipes),
        Setting(
            "head-epochs", .optimization, \.headEpochs, .integer(0...100_000),
            "first epochs, in which only the classifier learns", uses: .recipes),
        Setting(
            "layer-decay", .optimization, \.layerDecay, .decimal(0.01...1),
            "factor of the learning rate from each stage to the one before it, 1 for the same everywhere",
            uses: .recipes),
    ]

    // MARK: - Regularization

    private static let regularizationSettings: [Setting] = [
        Setting(
            "label-smoothing", .regularization, \.labelSmoothing, .decimal(0...0.9),
            "share of the target that is spread over all classes", uses: .recipes),
        Setting(
            "dropout", .regularization, \.dropout, .decimal(0...0.9),
            "probability of dropping a feature before the classifier", unset: "the model's own",
            uses: .recipes),
        Setting(
            "stochastic-depth", .regularization, \.stochasticDepth, .decimal(0...0.9),
            "probability of skipping the last block; it falls to 0 at the first", unset: "the model's own",
            uses: .recipes),
        Setting(
            "ema", .regularization, .decimal(0...0.999999),
            "decay of the moving average of the weights that is evaluated and saved, 0 for none",
            uses: .recipes, read: { $0.averageDecay.map { "\($0)" } ?? "0" },
            write: { $0.averageDecay = Float(settingText: $1).flatMap { $0 > 0 ? $0 : nil } }),
        Setting(
            "regularize-after", aliases: ["gentle-steps"], .regularization, \.regularizeAfter,
            .integer(0...Int.max),
            "steps before which an epoch goes without dropout, stochastic depth and strong augmentation",
            uses: .recipes),
        Setting(
            "sam", .regularization, \.sharpnessRadius, .decimal(0...10),
            "radius of sharpness-aware minimization, as in 0.05; 0 for none. It doubles the time of a step",
            uses: .recipes),
    ]

    // MARK: - Augmentation

    private static let augmentationSettings: [Setting] = [
        Setting(
            "augment", .augmentation, .choice(AugmentationPreset.allCases.map(\.rawValue)),
            "random changes of training images; the options below change one of them each",
            unset: "custom", uses: .recipes,
            read: { configuration in
                AugmentationPreset.allCases.first { $0.augmentation == configuration.augmentation }?.rawValue
            },
            write: { configuration, text in
                guard let preset = AugmentationPreset(rawValue: text) else { return }
                configuration.augmentation = preset.augmentation
            }),
        Setting(
            "flip", .augmentation, \.augmentation.flipProbability, .decimal(0...1),
            "probability of flipping a face", uses: .recipes),
        Setting(
            "crop", .augmentation, \.augmentation.minimumCropArea, .decimal(0.05...1),
            "smallest area of a random crop as a share of the face, 1 for whole faces", uses: .recipes),
        Setting(
            "rotation", .augmentation, \.augmentation.maximumRotation, .decimal(0...180),
            "largest rotation, in degrees", uses: .recipes),
        Setting(
            "shift", .augmentation, \.augmentation.maximumShift, .decimal(0...0.5),
            "largest shift, as a fraction of the face's side", uses: .recipes),
        Setting(
            "jitter", .augmentation, .decimal(0...1), "largest change of brightness, contrast and saturation",
            uses: .recipes, read: { $0.augmentation.brightness.settingText },
            write: { configuration, text in
                guard let strength = Float(settingText: text) else { return }
                for part in [\Augmentation.brightness, \.contrast, \.saturation] {
                    configuration.augmentation[keyPath: part] = strength
                }
            }),
        Setting(
            "erasing", .augmentation, \.augmentation.erasingProbability, .decimal(0...1),
            "probability of erasing a rectangle", uses: .recipes),
        Setting(
            "randaugment", .augmentation, \.augmentation.randAugment, .decimal(0...10),
            "magnitude of two operations of RandAugment, 0 for none", uses: .recipes),
        Setting(
            "mixup", .augmentation, \.augmentation.mixup, .decimal(0...4),
            "alpha of blending two faces of a batch, 0 for none", uses: .recipes),
        Setting(
            "cutmix", .augmentation, \.augmentation.cutmix, .decimal(0...4),
            "alpha of pasting a part of one face into another, 0 for none", uses: .recipes),
    ]

    /// The settings of `Augmentation`, for commands that show what it does.
    package static let augmentation = augmentationSettings

    // MARK: - Run and cluster

    package static let seed = Setting("seed", .run, \.seed, .integer(0...Int.max), "random seed")

    private static let runSettings: [Setting] = [
        seed,
        Setting(
            "checkpoint-every", .run, \.checkpointEvery, .integer(1...100_000), "epochs between checkpoints",
            uses: .resume),
        Setting(
            "checkpoint-minutes", .run, \.checkpointMinutes, .decimal(0.1...100_000),
            "minutes after which a checkpoint is written within an epoch", uses: .resume),
    ]

    package static let threads = Setting(
        "threads", .cluster, \.threads, .integer(1...1024), "number of threads", unset: "one for each core",
        uses: .resume)
    package static let recompute = Setting(
        "recompute", .cluster, \.recomputes, .flag,
        "keep only block inputs and compute the rest twice: much less memory, about a third more time",
        uses: .resume)
    package static let matrixBackend = Setting(
        "gemm", .cluster, \.matrixBackend, .choice(MatrixBackend.allCases.map(\.rawValue)),
        "library of the matrix products: the engine's own kernels or OpenBLAS")

    private static let clusterSettings: [Setting] = [threads, recompute, matrixBackend]
}
