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
        try Schema.check(opened)
        connection = Mutex(opened)
    }

    /// Asks the engine for something.
    ///
    /// - Returns: the command's id, for `acknowledgement(of:)`.
    /// - Throws: `engineNotRunning` where nobody would read the command.
    package func send(_ kind: CommandKind) throws(RunStoreError) -> Int {
        let state = try state()
        guard state.isLive else { throw .engineNotRunning(path: directory.path, state: state.rawValue) }
        return try connection.withLock { connection throws(RunStoreError) in
            try connection.run(
                "INSERT INTO commands (kind, requested_at) VALUES (?, ?)",
                [.text(kind.rawValue), .real(WallClock.now())])
            return connection.lastInsertedRow
        }
    }

    /// The engine's answer, nil until it has given one.
    package func acknowledgement(of id: Int) throws(RunStoreError) -> Acknowledgement? {
        try connection.withLock { connection throws(RunStoreError) in
            try connection.first(
                "SELECT accepted, message FROM commands WHERE id = ? AND acknowledged_at IS NOT NULL",
                [.integer(id)]
            ) { Acknowledgement(accepted: $0.integer(0) != 0, message: $0.text(1)) }
        }
    }

    /// Sends a command and blocks until the engine has answered.
    ///
    /// - Parameter deadline: seconds to wait at most. A step of a large model takes several.
    /// - Throws: `refused`, `notAcknowledged`, or `engineNotRunning` where the engine ends meanwhile.
    package func perform(_ kind: CommandKind, deadline: Double) throws(RunStoreError) -> Acknowledgement {
        let id = try send(kind)
        let end = WallClock.now() + deadline
        while WallClock.now() < end {
            // Asked before the answer is looked for: an engine's last act may be to answer.
            let state = try state()
            if let answer = try acknowledgement(of: id) {
                guard answer.accepted else { throw .refused(command: kind.rawValue, reason: answer.message) }
                return answer
            }
            guard state.isLive else { throw .engineNotRunning(path: directory.path, state: state.rawValue) }
            usleep(20_000)
        }
        throw .notAcknowledged(command: kind.rawValue, seconds: deadline)
    }

    private func state() throws(RunStoreError) -> RunState {
        try connection.withLock { connection throws(RunStoreError) in try connection.state() }
    }
}
