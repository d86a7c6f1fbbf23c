/// The small queries that readers, writers and command senders share.
extension Connection {
    func configuration() throws(RunStoreError) -> RunConfiguration {
        RunConfiguration(rows: try rows("SELECT key, value FROM config") { ($0.text(0), $0.text(1)) })
    }

    func replace(configuration: RunConfiguration) throws(RunStoreError) {
        try run("DELETE FROM config")
        for row in configuration.rows {
            try run("INSERT INTO config VALUES (?, ?)", [.text(row.key), .text(row.value)])
        }
    }

    /// Whether a table is there that runs of an earlier version have not.
    func hasTable(_ name: String) throws(RunStoreError) -> Bool {
        try first("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", [.text(name)]) { _ in true
        }
            ?? false
    }

    func classNames() throws(RunStoreError) -> [String] {
        try rows("SELECT name FROM classes ORDER BY id") { $0.text(0) }
    }

    func heartbeat() throws(RunStoreError) -> Heartbeat? {
        try first(
            """
            SELECT pid, process_start, boot, session_step, step, epoch, phase, phase_done, phase_total, message,
            wall_time FROM heartbeat
            """
        ) { row in
            Heartbeat(
                process: ProcessIdentity(pid: row.integer(0), startTime: row.integer(1), boot: row.text(2)),
                sessionStep: row.integer(3), step: row.integer(4), epoch: row.integer(5),
                phase: EnginePhase(rawValue: row.text(6)) ?? .starting, phaseDone: row.integer(7),
                phaseTotal: row.integer(8), message: row.optionalText(9), wallTime: row.number(10))
        }
    }

    func state() throws(RunStoreError) -> RunState {
        let heartbeat = try heartbeat()
        return RunState(
            heartbeat: heartbeat, createdAt: try configuration().createdAt,
            isAlive: heartbeat?.process.isAlive ?? false, now: WallClock.now())
    }
}
