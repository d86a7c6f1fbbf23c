import EfficientNet
package import FaceData
package import RunContract

/// Makes the network that a configuration asks for.
package typealias NetworkFactory =
    @Sendable (_ configuration: TrainingConfiguration, _ classCount: Int) throws -> any TrainableNetwork

/// All that a run is made of.
package struct RunMaterial: Sendable {
    package let configuration: TrainingConfiguration
    package let train: any SampleSource
    /// Chooses the best epoch; nil if the test split does.
    package let validation: (any SampleSource)?
    package let test: any SampleSource
    package let checkpoints: CheckpointStore
    package let origin: RunOrigin
    let makeNetwork: NetworkFactory

    package init(
        configuration: TrainingConfiguration, train: any SampleSource, validation: (any SampleSource)? = nil,
        test: any SampleSource, checkpoints: CheckpointStore, origin: RunOrigin
    ) {
        self.init(
            configuration: configuration, train: train, validation: validation, test: test,
            checkpoints: checkpoints, origin: origin,
            makeNetwork: RunMaterial.makeNetwork)
    }

    /// - Parameter makeNetwork: a test may bring a smaller network.
    init(
        configuration: TrainingConfiguration, train: any SampleSource, validation: (any SampleSource)? = nil,
        test: any SampleSource, checkpoints: CheckpointStore, origin: RunOrigin,
        makeNetwork: @escaping NetworkFactory
    ) {
        self.configuration = configuration
        self.train = train
        self.validation = validation
        self.test = test
        self.checkpoints = checkpoints
        self.origin = origin
        self.makeNetwork = makeNetwork
    }

    /// The split that is evaluated after each epoch and chooses the best one.
    package var judging: (split: Split, source: any SampleSource) {
        validation.map { (.validation, $0) } ?? (.test, test)
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
        for (split, source) in [(judging.split, judging.source), (.test, test)]
        where source.classNames != train.classNames {
            throw TrainingError(
                """
                the classes of the \(split.rawValue) split are not those of the training split (give both the same)
                  train: \(WeightFile.numbered(train.classNames))
                  \(split.rawValue): \(WeightFile.numbered(source.classNames))
                """)
        }
        guard train.count >= 2 else {
            throw TrainingError(
                "the training split has \(train.count) images (at least 2 are needed: check the data's path)")
        }
        guard judging.source.count >= 1 else {
            throw TrainingError(
                "the \(judging.split.rawValue) split is empty (give one, or a fraction above 0)")
        }
        guard test.count >= 1 else {
            throw TrainingError("the test split is empty (give one, or a test fraction above 0)")
        }
    }
}
