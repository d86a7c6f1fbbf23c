import RunContract

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

    func hasTable(_ name: String) throws(RunStoreError) -> Bool {
        try first("SELECT 1 FROM main.sqlite_master WHERE type = 'table' AND name = ?", [.text(name)]) { _ in
            true
        } ?? false
    }

    /// The number of the file's format.
    func format() throws(RunStoreError) -> Int {
        try first("PRAGMA user_version") { $0.integer(0) } ?? 0
    }

    /// - Throws: `damaged` if the classes are not numbered from 0, as labels would mean other names.
    func classNames() throws(RunStoreError) -> [String] {
        let rows = try rows(
            "SELECT id, name FROM classes ORDER BY id LIMIT \(PossibleValues.classCount + 1)"
        ) { ($0.integer(0), $0.text(1)) }
        guard rows.map(\.0) == Array(rows.indices), rows.count <= PossibleValues.classCount else {
            throw .damaged(path: path, reason: "the ids of its table classes do not count from 0")
        }
        return rows.map(\.1)
    }

    /// Every finished epoch, oldest first.
    func epochs() throws(RunStoreError) -> [EpochRecord] {
        try possibleRows(
            of: "epochs",
            """
            SELECT epoch, train_loss, train_accuracy, test_loss, test_accuracy, macro_f1, images_per_second, seconds,
            evaluation_seconds, learning_rate, split, balanced_accuracy FROM epochs ORDER BY epoch
            """
        ) { EpochRecord($0) }
    }

    /// The split that judges the run's epochs: test until one is judged by another.
    func judging() throws(RunStoreError) -> Split {
        try first("SELECT split FROM epochs WHERE split = 'validation' LIMIT 1") { _ in Split.validation }
            ?? .test
    }

    func heartbeat() throws(RunStoreError) -> Heartbeat? {
        try possibleRows(
            of: "heartbeat",
            """
            SELECT pid, process_start, boot, session_step, step, epoch, phase, phase_done, phase_total, message,
            wall_time, command_problem FROM heartbeat
            """
        ) { Heartbeat($0) }.first
    }

    func state() throws(RunStoreError) -> RunState {
        let heartbeat = try heartbeat()
        return RunState(
            heartbeat: heartbeat, createdAt: try configuration().createdAt,
            isAlive: heartbeat?.process.isAlive ?? false, now: WallClock.now())
    }
}
