import CSQLite

/// One connection to a run's database. Not thread-safe: its owner guards it with a `Mutex`.
final class Connection {
    /// How a database is opened.
    enum Mode: Equatable {
        case readWrite
        case readOnly
        /// Read-only, for a file that nobody writes in a directory where no lock file can be made.
        case immutable
    }

    let path: String
    private let handle: OpaquePointer
    private var statements: [String: OpaquePointer] = [:]
    /// For each table, the most rows with impossible values that a query found.
    private(set) var leftOut: [String: Int] = [:]

    /// Opens an existing database file.
    init(path: String, mode: Mode) throws(RunStoreError) {
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(Self.uri(path, mode), &opened, Self.flags(mode), nil)
        guard code == SQLITE_OK, let opened else {
            let reason = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
            sqlite3_close_v2(opened)
            throw Self.error(code: code, path: path, reason: reason)
        }
        handle = opened
        self.path = path
        sqlite3_extended_result_codes(handle, 1)
        // No value of a run comes near it; a damaged length must not ask for all memory.
        sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 1 << 26)
        setBusyTimeout(milliseconds: 2000)
    }

    deinit {
        for statement in statements.values { sqlite3_finalize(statement) }
        sqlite3_close_v2(handle)
    }

    /// How long a statement waits for another program's lock before it gives up.
    func setBusyTimeout(milliseconds: Int32) { sqlite3_busy_timeout(handle, milliseconds) }

    /// Runs statements that take and return nothing, as in a schema.
    func run(script: String) throws(RunStoreError) {
        let code = sqlite3_exec(handle, script, nil, nil, nil)
        guard code == SQLITE_OK else { throw failure(code) }
    }

    /// Runs one statement; it is prepared once and kept.
    func run(_ sql: String, _ values: [SQLValue] = []) throws(RunStoreError) {
        let statement = try prepared(sql, values)
        defer { finish(statement) }
        while true {
            let code = sqlite3_step(statement)
            if code == SQLITE_DONE { return }
            guard code == SQLITE_ROW else { throw failure(code) }
        }
    }

    /// Every row of a query, made into a value.
    func rows<Value>(
        _ sql: String, _ values: [SQLValue] = [], _ make: (Row) -> Value
    ) throws(RunStoreError) -> [Value] {
        let statement = try prepared(sql, values)
        defer { finish(statement) }
        var result: [Value] = []
        while true {
            let code = sqlite3_step(statement)
            if code == SQLITE_DONE { return result }
            guard code == SQLITE_ROW else { throw failure(code) }
            result.append(make(Row(statement: statement)))
        }
    }

    /// The rows of a query that make a value; the others are left out and counted.
    func possibleRows<Value>(
        of table: String, _ sql: String, _ values: [SQLValue] = [], _ make: (Row) -> Value?
    ) throws(RunStoreError) -> [Value] {
        let found = try rows(sql, values, make)
        let possible = found.compactMap(\.self)
        count(leftOut: found.count - possible.count, of: table)
        return possible
    }

    /// Counts rows of a table that were left out.
    func count(leftOut rows: Int, of table: String) {
        if rows > 0 { leftOut[table] = max(leftOut[table] ?? 0, rows) }
    }

    /// The first row of a query, nil where there is none.
    func first<Value>(
        _ sql: String, _ values: [SQLValue] = [], _ make: (Row) -> Value
    ) throws(RunStoreError) -> Value? {
        try rows(sql, values, make).first
    }

    /// The id that the last insert was given.
    var lastInsertedRow: Int { Int(sqlite3_last_insert_rowid(handle)) }

    private func prepared(_ sql: String, _ values: [SQLValue]) throws(RunStoreError) -> OpaquePointer {
        let known = statements[sql]
        let statement = if let known { known } else { try prepare(sql) }
        for (index, value) in values.enumerated() {
            let code = Self.bind(value, to: statement, at: Int32(index + 1))
            guard code == SQLITE_OK else {
                finish(statement)
                throw failure(code)
            }
        }
        return statement
    }

    private func prepare(_ sql: String) throws(RunStoreError) -> OpaquePointer {
        var statement: OpaquePointer?
        let code = sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
        guard code == SQLITE_OK, let statement else { throw failure(code) }
        statements[sql] = statement
        return statement
    }

    private func finish(_ statement: OpaquePointer) {
        sqlite3_reset(statement)
        sqlite3_clear_bindings(statement)
    }

    private func failure(_ code: Int32) -> RunStoreError {
        Self.error(code: code, path: path, reason: String(cString: sqlite3_errmsg(handle)))
    }
}
