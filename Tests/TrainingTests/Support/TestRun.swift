import FaceData
import Foundation

@testable import Training

/// A short run of the colour network in a folder of its own: 22 training images in batches of 4 (the last of
/// 2), 9 test images, 3 epochs.
struct TestRun {
    let folder: TemporaryFolder
    var configuration: TrainingConfiguration
    var train = ColourFaces(count: 22)
    var test = ColourFaces(count: 9, prefix: "test")
    var validation: ColourFaces?
    /// Other training images than the colour faces.
    var faces: (any SampleSource)?
    /// The step from which the network's loss is NaN.
    var poisonedFrom = Int.max

    /// Makes another network than the colour network.
    var makeNetwork: NetworkFactory?

    init() throws {
        folder = try TemporaryFolder()
        configuration = TrainingConfiguration(data: DataConfiguration(path: nil))
        configuration.imageSize = 32
        configuration.batchSize = 4
        configuration.epochs = 3
        configuration.threads = 1
        configuration.optimizer.learningRate = 0.5
    }

    var store: CheckpointStore { CheckpointStore(folder: folder.file("checkpoints")) }

    func material(_ origin: RunOrigin = .fresh) -> RunMaterial {
        RunMaterial(
            configuration: configuration, train: faces ?? train, validation: validation, test: test,
            checkpoints: store,
            origin: origin,
            makeNetwork: makeNetwork ?? { [poisonedFrom] configuration, classCount in
                let network = try ColourNetwork(classCount: classCount, batchSize: configuration.batchSize)
                network.poisonedFrom = poisonedFrom
                return network
            })
    }

    /// Runs to the end or to a stop.
    @discardableResult
    func run(_ origin: RunOrigin = .fresh, _ recorder: Recorder = Recorder()) async throws
        -> TrainingEngine.Outcome
    {
        try await TrainingEngine(material(origin), observer: recorder, commands: recorder).run()
    }

    /// The bytes of a checkpoint's tensors: equal runs give equal bytes.
    func bytes(of checkpoint: String) throws -> [Data] {
        try [CheckpointStore.modelFile, CheckpointStore.trainerFile].map { file in
            try Data(contentsOf: URL(fileURLWithPath: "\(store.folder)/\(checkpoint)/\(file)"))
        }
    }
}
