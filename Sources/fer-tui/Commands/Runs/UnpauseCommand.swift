/// `fer-tui unpause`.
enum UnpauseCommand: Command {
    static let specification = RunControl.specification(
        name: "unpause", summary: "Lets a paused run go on.",
        examples: [.init("fer-tui unpause 2026-11-23-b4-ferplus", "goes on with the next step")])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        try RunControl.perform(.unpause, arguments)
    }
}
