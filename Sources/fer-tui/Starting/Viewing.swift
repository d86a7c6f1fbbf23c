import RunStore
import Terminal
import Training

/// How a run that is trained is looked at: on the dashboard, as lines, or not at all.
struct Viewing {
    private enum Way {
        case dashboard
        case lines(LineReporter.Style)
        case detached
    }

    private let way: Way
    private let arguments: ParsedArguments

    /// - Throws: `UsageError` where the options contradict one another.
    init(_ arguments: ParsedArguments) throws(UsageError) {
        self.arguments = arguments
        let isJSON = arguments.has(.json)
        if arguments.has(.detach) {
            guard !arguments.has(.plain) else {
                throw UsageError("--detach and --plain exclude each other", remedy: "leave one out")
            }
            way = .detached
        } else if arguments.has(.plain) || isJSON {
            way = .lines(isJSON ? .json : .plain(everySteps: arguments.integer(.everySteps)))
        } else if let reason = Self.reasonAgainstScreen {
            // A pipe or file is what whoever sends the output there expects; a strange terminal is worth a word.
            if Output.isTerminal { ErrorOutput.report(reason) }
            way = .lines(.plain(everySteps: arguments.integer(.everySteps)))
        } else {
            way = .dashboard
        }
    }

    private static var reasonAgainstScreen: TerminalError? {
        do throws(TerminalError) {
            try TerminalSession.check()
            return nil
        } catch {
            return error
        }
    }

    /// Trains a run, in this process where its lines are printed, else in one of its own.
    @MainActor func train(_ run: RunDirectory, _ start: EngineStart) async throws -> ExitStatus {
        switch way {
        case .lines(let style):
            return try await trainHere(run, start, style)
        case .detached:
            let engine = try await EngineProcess.start(run, start)
            if arguments.has(.json) {
                try Output.json(StartedRun(run: run.path, pid: Int(engine.process.id)))
            } else {
                Output.line(run.path)
            }
            return .done
        case .dashboard:
            _ = try await EngineProcess.start(run, start)
            return try DashboardScreen(run: run, arguments: arguments, isReadOnly: false).show()
        }
    }

    private func trainHere(
        _ run: RunDirectory, _ start: EngineStart, _ style: LineReporter.Style
    ) async throws -> ExitStatus {
        if style != .json { Output.line("run \(run.path)") }
        let outcome = try await EngineSession(run: run, start: start, reporter: LineReporter(style, run: run))
            .train()
        if case .stopped(let checkpoint) = outcome {
            let saved = checkpoint.map { "with checkpoint \($0)" } ?? "without a checkpoint"
            ErrorOutput.note("stopped \(saved) (fer-tui resume \(ShellWord.quoted(run.path)) goes on)")
        }
        return TerminationSignals.isRequested ? .interrupted : .done
    }
}
