/// `fer-tui checkpoint`.
enum CheckpointCommand: Command {
    static let specification = RunControl.specification(
        name: "checkpoint", summary: "Makes a run write a checkpoint now.",
        examples: [.init("fer-tui checkpoint 2026-11-23-b4-ferplus", "prints the checkpoint's name")])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        try RunControl.perform(.checkpoint, arguments)
    }
}
