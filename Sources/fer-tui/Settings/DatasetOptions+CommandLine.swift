import FaceData
import Training

extension DatasetOptions {
    /// As the command line gives them, for a command that reads every image once.
    init(_ arguments: ParsedArguments) throws {
        self.init(DataConfiguration(DataConfiguration(path: nil), arguments))
        seed = UInt64(try arguments.integer(needing: .seed))
        cacheBytes = 0
    }

    /// As a run's configuration says.
    init(_ configuration: TrainingConfiguration) {
        self.init(configuration.data)
        seed = configuration.seed
        maxTrain = configuration.data.maximumTrain
        maxTest = configuration.data.maximumTest
    }

    private init(_ data: DataConfiguration) {
        self.init()
        layout = data.layout == "auto" ? nil : data.layout
        testSet = data.splitName
        testFraction = data.testFraction
        boxMargin = Float(data.faceMargin)
    }
}
