import Foundation

/// The runs in a directory.
package struct RunIndex: Sendable {
    /// One entry: a run, or why it cannot be read.
    package struct Entry: Sendable {
        package let directory: RunDirectory
        package let summary: Result<RunSummary, RunStoreError>

        package init(directory: RunDirectory, summary: Result<RunSummary, RunStoreError>) {
            self.directory = directory
            self.summary = summary
        }
    }

    package let path: String

    package init(path: String) { self.path = path }

    /// Every run, newest first; none where the directory does not exist yet.
    ///
    /// - Parameter known: what need not be read again of a run; nil has it read.
    package func entries(known: (RunDirectory) -> Entry? = { _ in nil }) -> [Entry] {
        let entries = directories().map { directory in
            known(directory)
                ?? Entry(
                    directory: directory,
                    summary: Result { () throws(RunStoreError) in try RunSummary(directory) })
        }
        return entries.sorted {
            (Self.creation($0), $0.directory.name) > (Self.creation($1), $1.directory.name)
        }
    }

    /// - Throws: `notReadable` if the directory is there and cannot be listed.
    package func checkReadable() throws(RunStoreError) {
        guard FileManager.default.fileExists(atPath: path) else { return }
        guard (try? FileManager.default.contentsOfDirectory(atPath: path)) != nil else {
            throw .notReadable(path: path)
        }
    }

    /// The run that was made last.
    ///
    /// - Throws: `noRuns` or `notReadable`.
    package func newest() throws(RunStoreError) -> RunDirectory {
        try checkReadable()
        guard let newest = entries().first(where: { (try? $0.summary.get()) != nil }) else {
            throw .noRuns(directory: path)
        }
        return newest.directory
    }

    /// The run that a user means by a path, or by the name of a run in this directory.
    ///
    /// - Throws: `noSuchRun` or `notARun`.
    package func resolve(_ nameOrPath: String) throws(RunStoreError) -> RunDirectory {
        if !nameOrPath.contains("/"), let named = try? RunDirectory(existing: path + "/" + nameOrPath) {
            return named
        }
        return try RunDirectory(existing: nameOrPath)
    }

    private func directories() -> [RunDirectory] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.sorted().compactMap { try? RunDirectory(existing: path + "/" + $0) }
    }

    /// What cannot be read comes last.
    private static func creation(_ entry: Entry) -> Double {
        (try? entry.summary.get().configuration.createdAt) ?? -.infinity
    }
}
