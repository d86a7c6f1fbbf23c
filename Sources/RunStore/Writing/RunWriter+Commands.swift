package import RunContract

/// The engine's side of the commands.
extension RunWriter {
    /// The commands that wait for an answer, oldest first. Cheap enough for every step.
    ///
    /// That they cannot be read is told to viewers with the next heartbeat, so that nobody waits for an answer.
    package func waitingCommands() throws(RunStoreError) -> [IssuedCommand] {
        try contents.withLock { contents throws(RunStoreError) in
            do throws(RunStoreError) {
                let commands = try contents.connection.rows(
                    "SELECT id, kind FROM commands WHERE acknowledged_at IS NULL ORDER BY id"
                ) { row in
                    RunCommand(rawValue: row.text(1)).map { IssuedCommand(id: row.integer(0), $0) }
                }
                contents.heartbeat.commandProblem = nil
                return commands.compactMap(\.self)
            } catch {
                contents.heartbeat.commandProblem = error.description
                throw error
            }
        }
    }

    /// Answers a command; written at once, together with whatever waits.
    package func acknowledge(_ command: IssuedCommand, _ answer: CommandAnswer) throws(RunStoreError) {
        try contents.withLock { contents throws(RunStoreError) in
            try contents.add(.answer(command.id, answer, WallClock.now()), atOnce: true)
        }
    }
}
