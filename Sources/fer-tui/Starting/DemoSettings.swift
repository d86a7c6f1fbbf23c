/// The demo's own defaults: a small network on small faces, which gets nine in ten right within a few minutes
/// on two cores.
enum DemoSettings {
    static let trainFaces = 8000
    static let testFaces = 400

    /// The options of `train` that describe the training, with the demo's defaults.
    static let training: [Option] = Option.training.map { option in
        values[option.name].map(option.defaulting) ?? option
    }

    private static let values: [String: String] = [
        Option.model.name: "b0",
        Option.imageSize.name: "64",
        Option.batchSize.name: "32",
        Option.epochs.name: "10",
        Option.recipe.name: "demo",
        Option.maximumTrain.name: "\(trainFaces)",
        Option.maximumTest.name: "\(testFaces)",
    ]
}
