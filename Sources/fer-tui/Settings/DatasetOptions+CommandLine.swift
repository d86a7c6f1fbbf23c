import FaceData
import Training

extension DatasetOptions {
    /// As the command line gives them, for a command that reads every image once.
    init(_ arguments: ParsedArguments) {
        self.init(TrainingConfiguration(dataArguments: arguments))
        cacheBytes = 0
    }

    /// As a run's configuration says.
    init(_ configuration: TrainingConfiguration) {
        self.init()
        let data = configuration.data
        layout = data.layout == "auto" ? nil : data.layout
        numbering = data.numbering
        tableColumns = data.tableColumns
        testSet = data.splitName
        classes = data.classes.map { $0.compactMap(Expression.init(name:)) }
        voteTable = data.voteTable
        testFraction = data.testFraction
        validationFraction = data.validationFraction
        boxMargin = Float(data.faceMargin)
        seed = configuration.seed
        maxTrain = data.maximumTrain
        maxTest = data.maximumTest
    }
}
