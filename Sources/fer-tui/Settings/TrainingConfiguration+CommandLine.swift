import FaceData
import Foundation
import Training

/// A run's configuration as the command line gives it.
extension TrainingConfiguration {
    /// - Throws: `UsageError` where the dataset is not named.
    init(trainArguments arguments: ParsedArguments) throws(UsageError) {
        let path = try arguments.text(needing: .data)
        try self.init(data: DataConfiguration(path: absolutePath(path)), arguments)
    }

    /// A run on the built-in faces.
    init(demoArguments arguments: ParsedArguments) throws(UsageError) {
        try self.init(data: DataConfiguration(path: nil), arguments)
    }

    private init(data: DataConfiguration, _ arguments: ParsedArguments) throws(UsageError) {
        var data = data
        data.layout = arguments.text(.layout) ?? data.layout
        data.testFraction = arguments.decimal(.testFraction) ?? data.testFraction
        data.maximumTrain = arguments.integer(.maximumTrain)
        data.maximumTest = arguments.integer(.maximumTest)
        data.dropsTwins = arguments.has(.dropTwins)
        let recipe = arguments.text(.recipe).flatMap(Recipe.init) ?? .paper
        self.init(recipe: recipe, data: data)
        model = try arguments.text(needing: .model)
        imageSize = try arguments.integer(needing: .imageSize)
        batchSize = try arguments.integer(needing: .batchSize)
        epochs = try arguments.integer(needing: .epochs)
        seed = UInt64(try arguments.integer(needing: .seed))
        threads = arguments.integer(.threads)
        checkpointEvery = try arguments.integer(needing: .checkpointEvery)
        maximumUnreadable = arguments.decimal(.maximumUnreadable) ?? maximumUnreadable
        initialWeights = arguments.text(.initialWeights).map(absolutePath)
        augmentation = Augmentation(arguments, standard: augmentation)
        setOptimizer(arguments)
    }

    /// Another optimiser than the recipe's comes with its own standard figures.
    private mutating func setOptimizer(_ arguments: ParsedArguments) {
        let kind = arguments.text(.optimizer).flatMap(OptimizerSettings.Kind.init)
        if let kind, kind != optimizer.kind { optimizer = .standard(kind) }
        if let rate = arguments.decimal(.learningRate) { optimizer.learningRate = Float(rate) }
    }
}

/// The engine may be resumed from anywhere: paths are kept from the root.
func absolutePath(_ path: String) -> String {
    URL(fileURLWithPath: (path as NSString).expandingTildeInPath).standardizedFileURL.path
}
