import EfficientNet
import FaceData
import Kernels

/// What can be said about a training run.
extension Option {
    static let data = Option("data", .text("PATH"), "the dataset's folder or file")
    static let model = Option("model", .choice(ModelSpecification.names), "the network", defaultValue: "b4")
    static let imageSize = Option(
        "image-size", .integer(32...2048), "side of the square that the network sees, in pixels",
        defaultValue: "224")
    static let batchSize = Option(
        "batch-size", .integer(1...4096), "images in one step", defaultValue: "32")
    static let epochs = Option(
        "epochs", .integer(1...100_000), "how often every training image is seen", defaultValue: "50")
    static let recipe = Option(
        "recipe", .text("NAME|FILE"),
        "a set of training settings, one of \(RecipeCatalog.names.joined(separator: ", ")) or a file",
        defaultValue: "paper")
    static let initialWeights = Option(
        "weights", .text("FILE"), "initial weights, a .safetensors file with torchvision's or timm's names",
        defaultInWords: "drawn from the seed")
    static let layout = Option(
        "layout", .choice(["auto"] + DatasetLayouts.names), "how the dataset lies on the disk",
        defaultValue: "auto")
    static let testFraction = Option(
        "test-fraction", .decimal(0.01...0.9),
        "share of every class that is held out where the data has no test split",
        defaultValue: "0.2")
    static let seed = Option(
        "seed", .integer(0...Int.max), "what every random draw follows from", defaultValue: "0")
    static let threads = Option(
        "threads", .integer(1...1024), "how many cores to use", defaultInWords: "all cores")
    static let precision = Option(
        "precision", .choice(Precision.allCases.map(\.rawValue)),
        "of activations and products; bf16 is faster where the processor has AMX, or AVX512_BF16 at its full rate",
        defaultValue: Precision.float32.rawValue)
    static let gemm = Option(
        "gemm", .choice(MatrixBackend.allCases.map(\.rawValue)),
        "who computes the matrix products: the engine's own kernels or OpenBLAS",
        defaultInWords: "what this build does best with")
    static let recompute = Option(
        "recompute", .flag,
        "keep block inputs alone and compute the rest twice: much less memory, about a third more time")
    static let run = Option(
        "run", .text("DIR"), "the new run's own directory",
        defaultInWords: "a dated name in the runs directory")
    static let runsDirectory = Option(
        "runs-dir", .text("DIR"), "where runs are kept", defaultInWords: "$FER_TUI_RUNS, else ./runs")
    static let checkpointEvery = Option(
        "checkpoint-every", .integer(1...100_000), "epochs between checkpoints", defaultValue: "1")
    static let maximumTrain = Option(
        "max-train", .integer(1...Int.max), "train on only so many images, every class in its share",
        defaultInWords: "all")
    static let maximumTest = Option(
        "max-test", .integer(1...Int.max), "test on only so many images, every class in its share",
        defaultInWords: "all")

    static let dropTwins = Option(
        "drop-twins", .flag, "leave out training images whose pixels are in the test split too")
    static let maximumUnreadable = Option(
        "max-unreadable", .decimal(0...1), "share of the images that may be unreadable", defaultValue: "0.01")

    /// What describes the training itself, in the order of the help.
    static let training: [Option] =
        [model, imageSize, batchSize, epochs, recipe] + method + [
            initialWeights, seed, precision, gemm, recompute, threads, checkpointEvery, maximumTrain,
            maximumTest, run,
            runsDirectory,
        ]

    /// How a run is started and looked at.
    static let starting: [Option] = [detach, plain, everySteps, json]

    static let detach = Option("detach", .flag, "start the run, print its path and leave")
    static let plain = Option("plain", .flag, "train in the foreground and print one line an epoch")
    static let everySteps = Option(
        "every", .integer(1...Int.max), "with --plain, a line every N steps as well",
        defaultInWords: "epochs only")
}
