/// `fer-tui pause`.
enum PauseCommand: Command {
    static let specification = RunControl.specification(
        name: "pause", summary: "Pauses a run at the next step.",
        examples: [.init("fer-tui pause 2026-11-23-b4-ferplus", "holds the run until it is unpaused")])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        try RunControl.perform(.pause, arguments)
    }
}
