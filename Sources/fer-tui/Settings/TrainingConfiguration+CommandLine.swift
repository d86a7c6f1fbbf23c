import FaceData
import Foundation
import Training

/// A run's configuration as the command line gives it.
extension TrainingConfiguration {
    /// - Throws: `UsageError` where the dataset is not named, `CommandFailure` for a recipe that is none.
    init(trainArguments arguments: ParsedArguments) throws {
        _ = try arguments.text(needing: .data)
        try self.init(arguments, over: .standard)
    }

    /// A run on the built-in faces.
    init(demoArguments arguments: ParsedArguments) throws {
        try self.init(arguments, over: DemoSettings.configuration)
    }

    /// The settings of the recipe over those of the command, and those of the command line over both.
    private init(_ arguments: ParsedArguments, over standard: TrainingConfiguration) throws {
        self = standard
        let recipe = try RecipeCatalog.recipe(arguments.text(.recipe) ?? standard.recipe)
        apply(recipe.settings)
        apply(arguments.given)
        self.recipe = recipe.name
        data.path = data.path.map(absolutePath)
        data.voteTable = data.voteTable.map(absolutePath)
        let runs = RunNaming.runsDirectory(given: arguments.text(.runsDirectory))
        initialWeights = try initialWeights.map { try WeightsLookup.path($0, runsDirectory: runs) }
    }

    /// The data of a command that trains no network.
    init(dataArguments arguments: ParsedArguments) {
        self = .standard
        let names = Setting.all.filter { $0.topic == .data }.map(\.name) + [Setting.seed.name]
        apply(arguments.given.filter { names.contains($0.key) })
        data.path = data.path.map(absolutePath)
        data.voteTable = data.voteTable.map(absolutePath)
    }
}

/// The engine may be resumed from anywhere: paths are kept from the root.
func absolutePath(_ path: String) -> String {
    URL(fileURLWithPath: (path as NSString).expandingTildeInPath).standardizedFileURL.path
}
