import Foundation

/// Opens a run's database for reading, wherever it lies.
///
/// A live run and one in a directory of one's own open as they are. In a directory that may not be written,
/// SQLite cannot make its lock file: then a database that was closed cleanly is read as a file that nobody
/// changes, and one with a write-ahead log beside it (a crashed run, copied) is read from a private copy.
enum DatabaseOpening {
    static func open(_ directory: RunDirectory) throws(RunStoreError) -> (Connection, TemporaryCopy?) {
        do {
            return (try checked(path: directory.database, mode: .readOnly), nil)
        } catch .notWritable {
            return try openUnwritable(directory)
        }
    }

    /// For a directory in which SQLite can make no file.
    static func openUnwritable(_ directory: RunDirectory) throws(RunStoreError) -> (
        Connection, TemporaryCopy?
    ) {
        guard FileManager.default.isReadableFile(atPath: directory.database) else {
            throw .notReadable(path: directory.database)
        }
        guard hasLog(directory) else { return (try checked(path: directory.database, mode: .immutable), nil) }
        let copy = try TemporaryCopy(of: directory)
        return (try checked(path: copy.database, mode: .readOnly), copy)
    }

    private static func checked(
        path: String, mode: Connection.Mode
    ) throws(RunStoreError) -> Connection {
        let connection = try Connection(path: path, mode: mode)
        try Schema.standIn(for: connection, format: Schema.check(connection))
        return connection
    }

    private static func hasLog(_ directory: RunDirectory) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: directory.database + "-wal")
        return (attributes?[.size] as? NSNumber)?.intValue ?? 0 > 0
    }
}
