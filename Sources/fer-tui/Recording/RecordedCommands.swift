import RunStore
import Synchronization
import Training

/// The engine's commands: rows of the run's record, and the signals that ask the process to end.
final class RecordedCommands: CommandSource {
    /// The number of the command that a signal stands for; rows count from 1.
    private static let signalIdentifier: Int64 = 0

    private let writer: RunWriter
    private let issued = Mutex(Issued())

    private struct Issued {
        var rows: Set<Int> = []
        var stoppedBySignal = false
    }

    init(_ writer: RunWriter) {
        self.writer = writer
    }

    func poll() -> [IssuedCommand] {
        let waiting = (try? writer.waitingCommands()) ?? []
        return issued.withLock { issued in
            let fresh = waiting.filter { issued.rows.insert($0.id).inserted }
            var commands = fresh.map {
                IssuedCommand(identifier: Int64($0.id), command: EngineCommand($0.kind))
            }
            if TerminationSignals.isRequested, !issued.stoppedBySignal {
                issued.stoppedBySignal = true
                commands.append(
                    IssuedCommand(identifier: Self.signalIdentifier, command: .stop(save: true)))
            }
            return commands
        }
    }

    func acknowledge(_ command: IssuedCommand, _ answer: CommandAnswer) {
        guard command.identifier != Self.signalIdentifier else { return }
        let row = RunCommand(id: Int(command.identifier), kind: CommandKind(command.command))
        do {
            try writer.acknowledge(row, Acknowledgement(answer))
        } catch {
            ErrorOutput.note("the answer to \(row.kind.rawValue) is not written: \(error)")
        }
    }
}

extension EngineCommand {
    fileprivate init(_ kind: CommandKind) {
        self =
            switch kind {
            case .pause: .pause
            case .resume: .unpause
            case .checkpoint: .checkpoint
            case .stopAndSave: .stop(save: true)
            case .stopWithoutSaving: .stop(save: false)
            }
    }
}

extension CommandKind {
    fileprivate init(_ command: EngineCommand) {
        self =
            switch command {
            case .pause: .pause
            case .unpause: .resume
            case .checkpoint: .checkpoint
            case .stop(let save): save ? .stopAndSave : .stopWithoutSaving
            }
    }
}

extension Acknowledgement {
    fileprivate init(_ answer: CommandAnswer) {
        switch answer {
        case .done(let message): self.init(accepted: true, message: message)
        case .refused(let reason): self.init(accepted: false, message: reason)
        }
    }
}
