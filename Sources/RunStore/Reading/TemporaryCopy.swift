import Foundation

/// A run's database, copied to a directory of its own that goes when the copy does.
final class TemporaryCopy: Sendable {
    let database: String
    private let directory: URL

    init(of run: RunDirectory) throws(RunStoreError) {
        let files = FileManager.default
        directory = files.temporaryDirectory.appendingPathComponent("fer-tui-\(UUID().uuidString)")
        database = directory.path + "/run.sqlite"
        try RunDirectory.makeDirectory(at: directory.path)
        do {
            for ending in ["", "-wal"] where files.fileExists(atPath: run.database + ending) {
                try files.copyItem(atPath: run.database + ending, toPath: database + ending)
            }
        } catch {
            try? files.removeItem(at: directory)
            throw .notWritable(path: directory.path, reason: error.localizedDescription)
        }
    }

    deinit { try? FileManager.default.removeItem(at: directory) }
}
