/// Every command, in the order in which the help shows them.
@MainActor enum CommandTable {
    static let all: [any Command.Type] = [
        DemoCommand.self, TrainCommand.self, RecipesCommand.self, EngineRunCommand.self, AttachCommand.self,
        ResumeCommand.self,
        PauseCommand.self, UnpauseCommand.self, CheckpointCommand.self, StopCommand.self,
        RunsCommand.self, ExportCommand.self, ReportCommand.self, CompareCommand.self, BaselineCommand.self,
        DataCommand.self, DataPrepareCommand.self, EvaluateCommand.self, PredictCommand.self,
        ModelCommand.self, VerifyCommand.self, BenchCommand.self,
        ThemesCommand.self, HelpCommand.self, VersionCommand.self,
    ]

    /// The command of two words, where there is one.
    static func command(of first: String, _ second: String) -> (any Command.Type)? {
        all.first { $0.specification.name == "\(first) \(second)" }
    }

    /// - Throws: `UsageError` with the nearest name where there is no such command.
    static func command(named name: String) throws(UsageError) -> any Command.Type {
        if let command = all.first(where: { $0.specification.name == name }) { return command }
        let names = all.map { $0.specification }.filter { !$0.isHidden }.map(\.name)
        let remedy = "fer-tui help lists the commands"
        guard let near = Suggestion.nearest(to: name, among: names) else {
            throw UsageError("\"\(name)\" is no command", remedy: remedy)
        }
        throw UsageError("\"\(name)\" is no command", remedy: "did you mean \(near)? \(remedy)")
    }
}
