/// The engine's side of the commands.
extension RunWriter {
    /// The commands that wait for an answer, oldest first. Cheap enough for every step.
    package func waitingCommands() throws(RunStoreError) -> [RunCommand] {
        try contents.withLock { contents throws(RunStoreError) in
            try contents.connection.rows(
                "SELECT id, kind FROM commands WHERE acknowledged_at IS NULL ORDER BY id"
            ) { row in
                CommandKind(rawValue: row.text(1)).map { RunCommand(id: row.integer(0), kind: $0) }
            }
        }
        .compactMap(\.self)
    }

    /// Answers a command; written at once, together with whatever waits.
    package func acknowledge(_ command: RunCommand, _ answer: Acknowledgement = .init()) throws(RunStoreError)
    {
        try contents.withLock { contents throws(RunStoreError) in
            try contents.add(.acknowledgement(command.id, answer, WallClock.now()), atOnce: true)
        }
    }
}
