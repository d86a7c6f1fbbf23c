import Foundation
import RunStore
import Training

/// Finds the file of weights that a command line means.
enum WeightsLookup {
    /// Returns the path of the weights that an option names, see `path(_:runsDirectory:)`.
    ///
    /// - Throws: `UsageError` if the option is missing.
    static func path(needing option: Option, _ arguments: ParsedArguments) throws -> String {
        try path(
            try arguments.text(needing: option),
            runsDirectory: RunNaming.runsDirectory(given: arguments.text(.runsDirectory)))
    }

    /// Returns the path of a file of weights.
    ///
    /// - Parameter text: the file's own path; a checkpoint's folder; or a run by name or path, which means its best
    ///   checkpoint, and its last one if there is no best yet.
    /// - Throws: `CommandFailure` for a folder without weights.
    static func path(_ text: String, runsDirectory: String) throws(CommandFailure) -> String {
        let path = absolutePath(text)
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        if exists, !isFolder.boolValue { return path }
        guard let folder = (try? RunIndex(path: runsDirectory).resolve(text))?.path ?? (exists ? path : nil)
        else { return path }
        let store = CheckpointStore(folder: RunDirectory.checkpoints(in: folder))
        let candidates =
            [CheckpointStore.best, CheckpointStore.last].map(store.modelPath)
            + [CheckpointStore.modelPath(inCheckpoint: folder)]
        guard let weights = candidates.first(where: FileManager.default.fileExists) else {
            throw CommandFailure(
                "\(text): holds no weights",
                remedy: "name a run with a checkpoint, a checkpoint's folder or a .safetensors file")
        }
        return absolutePath(weights)
    }
}
