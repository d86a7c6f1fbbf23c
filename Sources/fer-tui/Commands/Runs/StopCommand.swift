/// `fer-tui stop`.
enum StopCommand: Command {
    static let specification = RunControl.specification(
        name: "stop", summary: "Ends a run after a checkpoint; resume goes on from there.",
        options: [.noSave],
        examples: [
            .init("fer-tui stop 2026-11-23-b4-ferplus", "saves and ends"),
            .init(
                "fer-tui stop 2026-11-23-b4-ferplus --no-save",
                "ends; what came after the last checkpoint is lost"),
        ])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        try RunControl.perform(arguments.has(.noSave) ? .stopWithoutSaving : .stopAndSave, arguments)
    }
}
