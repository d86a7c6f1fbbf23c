import Training

/// The demo's own defaults: a small network on small faces, which gets nine in ten right within a few minutes
/// on two cores.
enum DemoSettings {
    static let trainFaces = 8000
    static let testFaces = 400

    static let configuration: TrainingConfiguration = {
        var configuration = TrainingConfiguration(data: DataConfiguration(path: nil))
        configuration.recipe = "demo"
        configuration.model = "b0"
        configuration.imageSize = 64
        configuration.batchSize = 32
        configuration.epochs = 10
        configuration.data.maximumTrain = trainFaces
        configuration.data.maximumTest = testFaces
        return configuration
    }()
}
