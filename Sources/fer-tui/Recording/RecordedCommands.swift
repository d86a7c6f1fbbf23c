import RunContract
import RunStore
import Synchronization
import Training

/// The engine's commands: rows of the run's record, and the signals that ask the process to end.
final class RecordedCommands: CommandSource {
    /// The number of the command that a signal stands for; rows count from 1.
    private static let signalID = 0

    private let writer: RunWriter
    private let state = Mutex(State())

    private struct State {
        var issued: Set<Int> = []
        var stoppedBySignal = false
        /// Why the rows could not be read the last time.
        var problem: RunStoreError?
    }

    init(_ writer: RunWriter) {
        self.writer = writer
    }

    func poll() -> [IssuedCommand] {
        let waiting = waitingCommands()
        return state.withLock { state in
            var commands = waiting.filter { state.issued.insert($0.id).inserted }
            if TerminationSignals.isRequested, !state.stoppedBySignal {
                state.stoppedBySignal = true
                commands.append(IssuedCommand(id: Self.signalID, .stopAndSave))
            }
            return commands
        }
    }

    func acknowledge(_ command: IssuedCommand, _ answer: CommandAnswer) {
        guard command.id != Self.signalID else { return }
        do {
            try writer.acknowledge(command, answer)
        } catch {
            ErrorOutput.note("the answer to \(command.command.rawValue) is not written: \(error)")
        }
    }

    /// The commands in the record. If they cannot be read, the log says so once, the writer tells the viewers, and the
    /// next poll tries again.
    private func waitingCommands() -> [IssuedCommand] {
        do throws(RunStoreError) {
            let commands = try writer.waitingCommands()
            state.withLock { $0.problem = nil }
            return commands
        } catch {
            let isNew = state.withLock { state in
                defer { state.problem = error }
                return state.problem != error
            }
            if isNew { ErrorOutput.note("commands cannot be read, tried again: \(error)") }
            return []
        }
    }
}
