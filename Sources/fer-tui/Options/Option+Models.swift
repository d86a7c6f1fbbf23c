/// What concerns networks and their weights.
extension Option {
    static let nativeImageSize = Option(
        "image-size", .integer(32...4096), "side of the image in pixels", defaultInWords: "the model's own")
    static let plannedBatchSize = Option(
        "batch-size", .integer(1...4096), "also show the memory that training takes with such batches",
        defaultInWords: "left out")
    static let modelClasses = Option(
        "classes", .text("N|NAMES"), "classes that the network classifies: their number, or their names",
        defaultValue: "8")
    static let predictedClasses = Option(
        "classes", .text("NAMES"), "classes to choose from, in this order, with commas between them",
        defaultInWords: "all that the weights know")
    static let trainedWeights = Option(
        "weights", .text("FILE"),
        "trained weights: the model.safetensors of a checkpoint, other .safetensors, or a file of torch.save")
    static let weightClasses = Option(
        "weight-classes", .text("NAMES"),
        "names of the outputs of weights that do not say, separated by commas",
        defaultInWords: "what the file says")
    static let split = Option(
        "split", .choice(["test", "validation", "train"]), "the part of the data", defaultValue: "test")
    static let weightsModel = Option(
        "model", .model, "the network that the weights are of",
        defaultInWords: "what the file says, or the only one that its tensors fit")
    static let weightsImageSize = Option(
        "image-size", .integer(32...2048), "side of the square that the network sees",
        defaultInWords: "what the file says, else 224")
    static let benchSteps = Option("steps", .integer(1...100_000), "measured steps", defaultValue: "10")
    static let scaling = Option(
        "scaling", .flag, "measure training with 1, 2, 4, … threads, up to --threads")
    static let serve = Option(
        "serve", .flag,
        "take as many training steps as each line on stdin says, and print the seconds as JSON")
    static let inference = Option("inference", .flag, "with --serve, steps that infer instead")

    /// How trained weights are loaded and used.
    static let loading: [Option] = [
        weightsModel, weightClasses, weightsImageSize, batchSize.defaulting(to: "16"), threads,
    ]
}
