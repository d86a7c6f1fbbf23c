import Foundation
package import RunContract

/// A run's directory: the one thing that the engine and every viewer share.
package struct RunDirectory: Sendable, Hashable {
    package let path: String

    /// The last part of the path.
    package var name: String { URL(fileURLWithPath: path).lastPathComponent }
    package var database: String { path + "/run.sqlite" }
    package var checkpoints: String { Self.checkpoints(in: path) }
    /// The folder of checkpoints in a folder that may be a run's.
    package static func checkpoints(in path: String) -> String { path + "/checkpoints" }
    /// What the engine process prints.
    package var log: String { path + "/engine.log" }
    package var exports: String { path + "/exports" }

    /// A directory that holds a run.
    ///
    /// - Throws: `noSuchRun`, `notARun` or `isLink`.
    package init(existing path: String) throws(RunStoreError) {
        self.path = Self.trimmed(path)
        guard Self.isDirectory(path) else { throw .noSuchRun(path: path) }
        switch FileKind(at: database) {
        case .regular: break
        case .link: throw .isLink(path: database)
        case .directory, .other, nil: throw .notARun(path: path)
        }
    }

    /// A directory that need not be there.
    init(unchecked path: String) { self.path = Self.trimmed(path) }

    /// Makes the directory (0700) with an empty database (0600) that knows its configuration; 0750 and 0640 if the group
    /// may read it.
    ///
    /// - Throws: `alreadyARun`, `notEmpty`, `notWritable` or `diskFull`.
    package init(
        creating path: String, configuration: RunConfiguration, access: RunAccess = .owner
    ) throws(RunStoreError) {
        self.path = Self.trimmed(path)
        guard FileKind(at: database) == nil else { throw .alreadyARun(path: path) }
        try Self.makeDirectory(at: self.path, access)
        guard Self.isEmpty(self.path) else { throw .notEmpty(path: path) }
        try Self.makeDirectory(at: checkpoints, access)
        // The file stands, closed to others, before SQLite writes to it; its companions take its permissions.
        try SmallFile.create(database)
        if access == .group {
            // Directories that were there, and the umask, may have other permissions.
            try Self.allow(access.directoryMode, at: self.path)
            try Self.allow(access.directoryMode, at: checkpoints)
            try Self.allow(access.fileMode, at: database)
        }
        let connection = try Connection(path: database, mode: .readWrite)
        try Schema.create(in: connection)
        try connection.transaction { () throws(RunStoreError) in
            try connection.replace(configuration: configuration)
        }
    }

    private static func allow(_ mode: mode_t, at path: String) throws(RunStoreError) {
        guard chmod(path, mode) == 0 else { throw .notWritable(path: path, reason: SmallFile.reason()) }
    }

    /// Makes a directory, with those above it, open to its owner alone or to the group as well.
    package static func makeDirectory(at path: String, _ access: RunAccess = .owner) throws(RunStoreError) {
        if mkdir(path, access.directoryMode) == 0 || isDirectory(path) { return }
        let above = URL(fileURLWithPath: path).deletingLastPathComponent().path
        guard errno == ENOENT, above != path else {
            throw .notWritable(path: path, reason: SmallFile.reason())
        }
        try makeDirectory(at: above, access)
        guard mkdir(path, access.directoryMode) == 0 || isDirectory(path) else {
            throw .notWritable(path: path, reason: SmallFile.reason())
        }
    }

    private static func isEmpty(_ path: String) -> Bool {
        (try? FileManager.default.contentsOfDirectory(atPath: path))?.isEmpty ?? false
    }

    /// Leaves `errno` as it is.
    private static func isDirectory(_ path: String) -> Bool {
        let code = errno
        defer { errno = code }
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
            && isDirectory.boolValue
    }

    private static func trimmed(_ path: String) -> String {
        var trimmed = path[...]
        while trimmed.count > 1 && trimmed.hasSuffix("/") { trimmed = trimmed.dropLast() }
        return String(trimmed)
    }
}
