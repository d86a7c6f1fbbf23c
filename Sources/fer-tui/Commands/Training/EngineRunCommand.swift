import RunStore

/// `fer-tui engine`: trains a run in this process. `train`, `demo` and `resume` start it apart from their
/// terminal, with both outputs in the run's log.
enum EngineRunCommand: Command {
    static let specification = CommandSpecification(
        name: "engine",
        summary: "Trains a run in this process and logs to the standard output.",
        arguments: [.run],
        options: [.startingCheckpoint] + Option.resumable + [.runsDirectory],
        examples: [.init("fer-tui engine 2026-11-23-b4-ferplus", "what train starts in the background")],
        isHidden: true)

    static func run(_ arguments: ParsedArguments) async throws -> ExitStatus {
        let start = EngineStart(
            checkpoint: arguments.text(.startingCheckpoint), changes: EngineStart.changes(arguments))
        let run = try RunLookup.run(arguments)
        let session = EngineSession(run: run, start: start, reporter: LineReporter(.log, run: run))
        _ = try await session.train()
        return TerminationSignals.isRequested ? .interrupted : .done
    }
}
