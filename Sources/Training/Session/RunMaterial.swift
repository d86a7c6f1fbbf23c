import EfficientNet
package import FaceData

/// Makes the network that a configuration asks for.
package typealias NetworkFactory =
    @Sendable (_ configuration: TrainingConfiguration, _ classCount: Int) throws -> any TrainableNetwork

/// All that a run is made of.
package struct RunMaterial: Sendable {
    package let configuration: TrainingConfiguration
    package let train: any SampleSource
    package let test: any SampleSource
    package let checkpoints: CheckpointStore
    package let origin: RunOrigin
    let makeNetwork: NetworkFactory

    package init(
        configuration: TrainingConfiguration, train: any SampleSource, test: any SampleSource,
        checkpoints: CheckpointStore, origin: RunOrigin
    ) {
        self.init(
            configuration: configuration, train: train, test: test, checkpoints: checkpoints, origin: origin,
            makeNetwork: RunMaterial.makeNetwork)
    }

    /// - Parameter makeNetwork: a test may bring a smaller network.
    init(
        configuration: TrainingConfiguration, train: any SampleSource, test: any SampleSource,
        checkpoints: CheckpointStore, origin: RunOrigin, makeNetwork: @escaping NetworkFactory
    ) {
        self.configuration = configuration
        self.train = train
        self.test = test
        self.checkpoints = checkpoints
        self.origin = origin
        self.makeNetwork = makeNetwork
    }

    /// Threads that compute.
    var threads: Int { configuration.computingThreads }

    private static func makeNetwork(
        _ configuration: TrainingConfiguration, _ classCount: Int
    ) throws -> any TrainableNetwork {
        let specification = try ModelSpecification.named(configuration.model, classCount: classCount)
            .dropping(dropout: configuration.dropout, stochasticDepth: configuration.stochasticDepth)
        return try Network(
            specification: specification, imageSize: configuration.imageSize,
            batchSize: configuration.batchSize, use: .training, threads: configuration.computingThreads,
            precision: configuration.precision, backend: configuration.matrixBackend,
            recomputes: configuration.recomputes)
    }

    /// - Throws: `TrainingError` for settings or data that no run could be made of.
    func validate() throws(TrainingError) {
        try configuration.validate()
        guard train.classNames == test.classNames else {
            throw TrainingError(
                """
                the classes of the test split are not those of the training split (give both the same)
                  train: \(WeightFile.numbered(train.classNames))
                  test:  \(WeightFile.numbered(test.classNames))
                """)
        }
        guard train.count >= 2 else {
            throw TrainingError(
                "the training split has \(train.count) images (at least 2 are needed: check the data's path)")
        }
        guard test.count >= 1 else {
            throw TrainingError("the test split is empty (give one, or a test fraction above 0)")
        }
    }
}
