package import RunContract
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A viewer's way to steer the engine: it puts rows into `commands` and watches for the answer.
///
/// Opening one needs write access to the run; a viewer that only reads never makes one.
package final class CommandSender: Sendable {
    private let directory: RunDirectory
    private let connection: Mutex<Connection>

    /// - Throws: `notWritable` where the run may only be read, and what opening any run throws.
    package init(_ directory: RunDirectory) throws(RunStoreError) {
        self.directory = directory
        guard access(directory.database, W_OK) == 0, access(directory.path, W_OK) == 0 else {
            throw .notWritable(path: directory.path, reason: SmallFile.reason())
        }
        let opened = try Connection(path: directory.database, mode: .readWrite)
        try Schema.standIn(for: opened, format: Schema.check(opened))
        connection = Mutex(opened)
    }

    /// Asks the engine for something.
    ///
    /// - Returns: the command's id, for `answer(to:)`.
    /// - Throws: `engineNotRunning` where nobody would read the command.
    package func send(_ command: RunCommand) throws(RunStoreError) -> Int {
        let state = try state()
        guard state.isLive else { throw .engineNotRunning(path: directory.path, state: state.rawValue) }
        return try connection.withLock { connection throws(RunStoreError) in
            try connection.run(
                "INSERT INTO main.commands (kind, requested_at) VALUES (?, ?)",
                [.text(command.rawValue), .real(WallClock.now())])
            return connection.lastInsertedRow
        }
    }

    /// The engine's answer, nil until it has given one.
    package func answer(to id: Int) throws(RunStoreError) -> CommandAnswer? {
        try connection.withLock { connection throws(RunStoreError) in
            try connection.first(
                "SELECT accepted, message FROM commands WHERE id = ? AND acknowledged_at IS NOT NULL",
                [.integer(id)]
            ) { CommandAnswer(isAccepted: $0.integer(0) != 0, message: $0.text(1)) }
        }
    }

    /// Sends a command and blocks until the engine has answered.
    ///
    /// - Parameter deadline: seconds to wait at most. A step of a large model takes several.
    /// - Throws: `refused`, `notAcknowledged`, `commandsNotRead` where the engine says that it cannot read them, or
    ///   `engineNotRunning` where the engine ends meanwhile.
    package func perform(_ command: RunCommand, deadline: Double) throws(RunStoreError) -> CommandAnswer {
        let id = try send(command)
        let start = WallClock.now()
        while WallClock.now() < start + deadline {
            // Asked before the answer is looked for: an engine's last act may be to answer.
            let state = try state()
            if let answer = try answer(to: id) {
                guard answer.isAccepted else {
                    throw .refused(command: command.rawValue, reason: answer.message)
                }
                return answer
            }
            guard state.isLive else { throw .engineNotRunning(path: directory.path, state: state.rawValue) }
            if let heartbeat = try heartbeat(), heartbeat.wallTime > start,
                let reason = heartbeat.commandProblem
            {
                throw .commandsNotRead(path: directory.path, reason: reason)
            }
            usleep(20_000)
        }
        throw .notAcknowledged(command: command.rawValue, seconds: deadline)
    }

    private func state() throws(RunStoreError) -> RunState {
        try connection.withLock { connection throws(RunStoreError) in try connection.state() }
    }

    private func heartbeat() throws(RunStoreError) -> Heartbeat? {
        try connection.withLock { connection throws(RunStoreError) in try connection.heartbeat() }
    }
}
