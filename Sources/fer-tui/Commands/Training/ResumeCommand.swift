import RunStore
import Training

/// `fer-tui resume`: an ended run goes on.
enum ResumeCommand: Command {
    static let specification = CommandSpecification(
        name: "resume",
        summary: "Goes on with a run that was stopped, failed or crashed, from its last checkpoint.",
        details: """
            A run that is stopped and resumed ends with the same weights as one that ran through. Going back with \
            --from best gives up the epochs after the best one, and asks first.
            """,
        arguments: [.run],
        options: [.from, .yes] + Option.resumable + Option.starting + Option.screen + [.runsDirectory],
        examples: [
            .init("fer-tui resume 2026-11-23-b4-ferplus", "goes on and opens the dashboard"),
            .init(
                "fer-tui resume 2026-11-23-b4-ferplus --epochs 80 --detach",
                "gives a finished run more epochs"),
        ])

    static func run(_ arguments: ParsedArguments) async throws -> ExitStatus {
        let viewing = try Viewing(arguments)
        let run = try RunLookup.run(arguments)
        let start = EngineStart(
            checkpoint: try arguments.text(needing: .from), changes: EngineStart.changes(arguments))
        try check(run, start, arguments)
        return try await viewing.train(run, start)
    }

    /// Says what would keep the engine from going on before it is started.
    private static func check(
        _ run: RunDirectory, _ start: EngineStart, _ arguments: ParsedArguments
    ) throws {
        let reader = try RunReader(run)
        var configuration = try TrainingConfiguration(record: reader.configuration(), of: run)
        configuration.apply(start.changes)
        let heartbeat = try reader.heartbeat()
        if let heartbeat, try reader.state().isLive {
            throw RunStoreError.engineAlreadyRunning(path: run.path, pid: heartbeat.process.pid)
        }
        let plan = try ResumePlan(run, start)
        _ = try Faces.list(configuration)
        try plan.confirm(arguments)
    }
}
