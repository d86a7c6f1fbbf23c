import RunStore
import Terminal

/// `fer-tui attach`: the dashboard on a run, live or not.
enum AttachCommand: Command {
    static let specification = CommandSpecification(
        name: "attach",
        summary: "Opens the dashboard on a run, live or not; on the newest where none is named.",
        arguments: [.optionalRun],
        options: [.readOnly] + Option.screen + [.runsDirectory],
        examples: [
            .init("fer-tui attach", "the newest run"),
            .init(
                "fer-tui attach 2026-11-23-b4-ferplus --read-only", "one run, without the keys that steer it"),
        ])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        let run = try RunLookup.run(arguments)
        return try DashboardScreen(run: run, arguments: arguments, isReadOnly: arguments.has(.readOnly))
            .show()
    }
}
