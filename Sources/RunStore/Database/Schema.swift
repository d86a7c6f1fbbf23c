/// The format of `run.sqlite`, and the check that a file has it.
///
/// A format is a list of migrations: format N is made by the first N. Migrations are never changed once released.
/// Only an engine that takes a run over migrates it; viewers and senders of commands leave an older run as it is and
/// read what it lacks from stand-ins of their own connection.
enum Schema {
    /// One step from a format to the next.
    struct Migration {
        /// What an engine runs.
        let upgrade: String
        /// Names of the tables and, with their columns, of the views that a viewer makes for itself in an older run.
        let standIns: [StandIn]
    }

    /// What a viewer makes in the temporary schema of its connection, where it is found before the run's own tables.
    enum StandIn {
        /// An empty table, if the run has none of that name.
        case table(String, columns: String)
        /// A table of the run with columns that it lacks, all NULL.
        case columns([String], of: String)
    }

    static let migrations: [Migration] = [
        Migration(upgrade: RunTables.format1, standIns: []),
        // Runs of format 1 got the first two with the first such record.
        Migration(
            upgrade: """
                CREATE TABLE IF NOT EXISTS draws (\(RunTables.draws)) WITHOUT ROWID;
                CREATE TABLE IF NOT EXISTS operations (\(RunTables.operations)) WITHOUT ROWID;
                ALTER TABLE heartbeat ADD COLUMN command_problem TEXT;
                """,
            standIns: [
                .table("draws", columns: RunTables.draws),
                .table("operations", columns: RunTables.operations),
                .columns(["command_problem"], of: "heartbeat"),
            ]),
        // A validation split, labels of several people. The columns test_loss, test_accuracy and macro_f1 of epochs are of
        // the split that the row names; NULL is the test split.
        Migration(
            upgrade: """
                CREATE TABLE test_predictions (\(RunTables.testPredictions)) WITHOUT ROWID;
                CREATE TABLE test_looks (\(RunTables.testLooks)) WITHOUT ROWID;
                ALTER TABLE samples ADD COLUMN shares BLOB;
                ALTER TABLE epochs ADD COLUMN split TEXT;
                ALTER TABLE epochs ADD COLUMN balanced_accuracy REAL;
                """,
            standIns: [
                .table("test_predictions", columns: RunTables.testPredictions),
                .table("test_looks", columns: RunTables.testLooks),
                .columns(["shares"], of: "samples"), .columns(["split", "balanced_accuracy"], of: "epochs"),
            ]),
    ]

    /// The format's number, kept in `user_version`; a file with a higher one is refused.
    static var version: Int { migrations.count }
    /// Marks the file as a run of fer-tui ("FERT").
    static let applicationID = 0x4645_5254

    /// Makes a new file's tables.
    static func create(in connection: Connection) throws(RunStoreError) {
        try connection.run(script: "PRAGMA journal_mode = WAL")
        try connection.transaction { () throws(RunStoreError) in
            try connection.run(script: "PRAGMA application_id = \(applicationID)")
            try upgrade(connection, from: 0)
        }
    }

    /// Brings an older run to this format. To be called in a transaction.
    static func upgrade(_ connection: Connection, from format: Int) throws(RunStoreError) {
        for migration in migrations.dropFirst(format) { try connection.run(script: migration.upgrade) }
        try connection.run(script: "PRAGMA user_version = \(version)")
    }

    /// The format of a file.
    ///
    /// - Throws: `notADatabase` for a file that is no run, `newerSchema` for one that a newer program wrote, and
    ///   `damaged` for one with views or triggers, which would run with every query.
    static func check(_ connection: Connection) throws(RunStoreError) -> Int {
        let application = try connection.first("PRAGMA application_id") { $0.integer(0) }
        guard application == applicationID else { throw .notADatabase(path: connection.path) }
        let found = try connection.format()
        guard found <= version else {
            throw .newerSchema(path: connection.path, found: found, known: version)
        }
        guard found > 0 else { throw .notADatabase(path: connection.path) }
        let foreign = try connection.first(
            """
            SELECT type, name FROM sqlite_master WHERE type IN ('view', 'trigger') OR sql LIKE 'CREATE VIRTUAL%'
            """
        ) { "\($0.text(0)) \($0.text(1))" }
        if let foreign {
            throw .damaged(path: connection.path, reason: "it holds the \(foreign), which no run has")
        }
        return found
    }

    /// Makes what an older run lacks, for this connection alone; the file is not touched.
    static func standIn(for connection: Connection, format: Int) throws(RunStoreError) {
        guard format < version else { return }
        try connection.run(script: "PRAGMA temp_store = MEMORY")
        for standIn in migrations.dropFirst(format).flatMap(\.standIns) {
            switch standIn {
            case .table(let name, let columns):
                if try connection.hasTable(name) { continue }
                try connection.run(script: "CREATE TEMP TABLE \(name) (\(columns)) WITHOUT ROWID")
            case .columns(let columns, let table):
                let lacking = columns.map { "NULL AS \($0)" }.joined(separator: ", ")
                try connection.run(
                    script: "CREATE TEMP VIEW \(table) AS SELECT *, \(lacking) FROM main.\(table)")
            }
        }
    }
}
