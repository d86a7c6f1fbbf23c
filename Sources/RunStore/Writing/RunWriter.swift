import Synchronization

/// The engine's pen: everything that a run records goes through here.
///
/// Writes are gathered and go to disk together, a few times a second; each flush is one transaction, so a
/// viewer never sees half of anything. Where a viewer holds the database for a moment, the engine does not
/// wait: the writes stay gathered and go with the next flush. Safe to use from several threads.
package final class RunWriter: Sendable {
    /// Seconds between two flushes while steps are being recorded.
    static let flushInterval = 0.2
    /// How long a flush waits for another program's lock, in milliseconds.
    static let patience: Int32 = 100

    package let directory: RunDirectory
    let contents: Mutex<Contents>

    /// What the lock guards.
    struct Contents {
        let connection: Connection
        var heartbeat: Heartbeat
        var waiting: [Write] = []
        var lastFlush = 0.0
    }

    /// Opens a run for the engine of this process, and brings an older one to this program's format. Commands that nobody answered in an earlier session are
    /// answered now, with a refusal.
    ///
    /// - Throws: `engineAlreadyRunning` where another live engine writes the run.
    package init(_ directory: RunDirectory) throws(RunStoreError) {
        self.directory = directory
        let connection = try Connection(path: directory.database, mode: .readWrite)
        let format = try Schema.check(connection)
        connection.setBusyTimeout(milliseconds: Self.patience)
        try connection.run(script: "PRAGMA synchronous = NORMAL")
        let heartbeat = try Self.takeOver(connection, directory, format)
        contents = Mutex(Contents(connection: connection, heartbeat: heartbeat))
    }

    /// Writes everything that waits and gives the database a last chance to be free.
    package func close() throws(RunStoreError) {
        try contents.withLock { contents throws(RunStoreError) in
            contents.connection.setBusyTimeout(milliseconds: 5000)
            defer { contents.connection.setBusyTimeout(milliseconds: Self.patience) }
            guard try contents.flush() else { throw .busy(path: directory.path) }
        }
    }

    /// Writes everything that waits. Where the database is locked it goes on waiting.
    package func flush() throws(RunStoreError) {
        _ = try contents.withLock { contents throws(RunStoreError) in try contents.flush() }
    }

    /// Takes the run from its last engine, in one transaction, so that of two only one gets it.
    private static func takeOver(
        _ connection: Connection, _ directory: RunDirectory, _ format: Int
    ) throws(RunStoreError) -> Heartbeat {
        var heartbeat = Heartbeat(process: .current)
        try connection.transaction { () throws(RunStoreError) in
            // Undone with the rest if the run is another's.
            if format < Schema.version { try Schema.upgrade(connection, from: connection.format()) }
            if let last = try connection.heartbeat() {
                let isOther = last.process != heartbeat.process
                guard !isOther || !last.process.isAlive || last.phase.isFinal else {
                    throw .engineAlreadyRunning(path: directory.path, pid: last.process.pid)
                }
                heartbeat.step = last.step
                heartbeat.sessionStep = last.step
                heartbeat.epoch = last.epoch
            }
            try connection.run(
                """
                UPDATE commands SET acknowledged_at = ?, accepted = 0, message = 'no engine was running'
                WHERE acknowledged_at IS NULL
                """, [.real(WallClock.now())])
            try Write.put(heartbeat, into: connection)
        }
        return heartbeat
    }
}
