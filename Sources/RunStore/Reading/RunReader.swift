import Synchronization

/// A viewer's eyes: reads a run, live, finished, crashed or copied, and never changes it.
///
/// Every method reads one consistent state in a short transaction, so that the engine is never held up. Safe
/// to use from several threads, though each call blocks; keep it off the thread that draws.
package final class RunReader: Sendable {
    package let directory: RunDirectory
    private let connection: Mutex<Connection>
    private let copy: TemporaryCopy?
    /// That the connection was opened for.
    private let format: Atomic<Int>

    /// - Throws: `notADatabase`, `newerSchema`, `damaged` or `notReadable`.
    package init(_ directory: RunDirectory) throws(RunStoreError) {
        self.directory = directory
        let (opened, copy) = try DatabaseOpening.open(directory)
        self.copy = copy
        format = Atomic(try opened.format())
        connection = Mutex(opened)
    }

    package func configuration() throws(RunStoreError) -> RunConfiguration {
        try read { connection throws(RunStoreError) in try connection.configuration() }
    }

    /// The names of the classes; empty until the engine has read the data.
    package func classes() throws(RunStoreError) -> [String] {
        try read { connection throws(RunStoreError) in try connection.classNames() }
    }

    package func heartbeat() throws(RunStoreError) -> Heartbeat? {
        try read { connection throws(RunStoreError) in try connection.heartbeat() }
    }

    /// What the run is doing right now.
    package func state() throws(RunStoreError) -> RunState {
        try read { connection throws(RunStoreError) in try connection.state() }
    }

    /// A number that changes whenever anybody writes to the run; meaningful for this reader alone.
    package func version() throws(RunStoreError) -> Int {
        try connection.withLock { connection throws(RunStoreError) in
            try connection.first("PRAGMA data_version") { $0.integer(0) } ?? 0
        }
    }

    /// How often the run was taken back to an earlier step. Where this changes, what was read before may no
    /// longer stand.
    package func rewinds() throws(RunStoreError) -> Int {
        try read { connection throws(RunStoreError) in
            try connection.first("SELECT count(*) FROM rewinds") { $0.integer(0) } ?? 0
        }
    }

    /// One line that says which rows were left out so far because their values are impossible; nil for none.
    package var remark: String? {
        let leftOut = connection.withLock { $0.leftOut }
        guard !leftOut.isEmpty else { return nil }
        let counts = leftOut.sorted { $0.key < $1.key }.map { "\($0.value) of \($0.key)" }
        return "\(directory.database): left out rows with impossible values: "
            + counts.joined(separator: ", ")
    }

    /// Reads on one unchanging picture of the database. A run that an engine has brought to another format since the
    /// last call is opened again.
    func read<Value: Sendable>(
        _ body: @Sendable (Connection) throws(RunStoreError) -> Value
    ) throws(RunStoreError) -> Value {
        try connection.withLock { connection throws(RunStoreError) in
            if try connection.format() != format.load(ordering: .relaxed) {
                connection = try DatabaseOpening.open(directory).0
                format.store(try connection.format(), ordering: .relaxed)
            }
            let connection = connection
            return try connection.snapshot { () throws(RunStoreError) in try body(connection) }
        }
    }
}
