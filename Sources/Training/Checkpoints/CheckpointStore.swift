import Foundation
import RunContract

/// The `checkpoints` folder of a run.
///
/// A checkpoint is a folder with `model.safetensors`, `trainer.safetensors` and `meta.json`. It is written
/// under a temporary name, forced to the disk and renamed, so one that can be seen is whole. `last` and `best`
/// are symbolic links, swapped by renaming.
package struct CheckpointStore: Sendable {
    /// Names of the two links.
    package static let last = "last"
    package static let best = "best"
    static let modelFile = "model.safetensors"
    static let trainerFile = "trainer.safetensors"
    static let descriptionFile = "meta.json"
    private static let writingPrefix = ".writing-"
    private static let removingPrefix = ".removing-"
    /// Newest checkpoints that pruning leaves.
    private static let kept = 2

    /// The `checkpoints` folder itself.
    package let folder: String

    package init(folder: String) {
        self.folder = folder
    }

    /// Where a file of a checkpoint, or of the link's target, lies.
    package func modelPath(_ name: String) -> String { Self.modelPath(inCheckpoint: "\(folder)/\(name)") }
    package static func modelPath(inCheckpoint folder: String) -> String { "\(folder)/\(modelFile)" }
    func trainerPath(_ name: String) -> String { "\(folder)/\(name)/\(Self.trainerFile)" }
    func descriptionPath(_ name: String) -> String { "\(folder)/\(name)/\(Self.descriptionFile)" }

    /// Names of the checkpoints, oldest first, without links and leftovers.
    package var names: [String] {
        let names = Folder.names(in: folder).filter {
            Self.isName($0) && ![Self.last, Self.best].contains($0)
                && FileKind(at: "\(folder)/\($0)") == .directory
        }
        let dated = names.compactMap { name in writingDate(name).map { (name: name, date: $0) } }
        return dated.sorted { $0.date < $1.date }.map(\.name)
    }

    /// When the checkpoint was written: a run that went on from an older one has a later date under an
    /// earlier name. Nil where the folder is no checkpoint.
    private func writingDate(_ name: String) -> Date? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: descriptionPath(name))
        return attributes?[.modificationDate] as? Date
    }

    /// Bytes that a checkpoint takes.
    func bytes(of name: String) -> Int {
        [modelPath(name), trainerPath(name), descriptionPath(name)].reduce(0) { sum, path in
            sum + ((try? ReadableFile(path: path).size) ?? 0)
        }
    }

    /// The checkpoint that `last` or `best` points at; nil if there is no such link, or if it points out of the folder.
    package func target(of link: String) -> String? {
        guard let name = try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\(link)"),
            Self.isName(name)
        else { return nil }
        return name
    }

    /// Returns whether a checkpoint is a folder of this one with its three files, none of them a link.
    package func isWhole(_ name: String) -> Bool {
        Self.isName(name) && FileKind(at: folder) == .directory
            && FileKind(at: "\(folder)/\(name)") == .directory
            && [modelPath(name), trainerPath(name), descriptionPath(name)].allSatisfy {
                FileKind(at: $0) == .regular
            }
    }

    /// - Throws: `TrainingError` if checkpoints cannot be kept here: the folder is none, or `last` or `best` no link.
    package func check() throws(TrainingError) {
        if let kind = FileKind(at: folder), kind != .directory {
            throw TrainingError("\(folder): is no folder (move it away)")
        }
        for link in [Self.last, Self.best] {
            if let kind = FileKind(at: "\(folder)/\(link)"), kind != .link {
                throw TrainingError("\(folder)/\(link): is no link to a checkpoint (move it away)")
            }
        }
    }

    /// Returns whether a text can be a checkpoint's name, and not a path.
    private static func isName(_ text: String) -> Bool {
        !text.isEmpty && !text.hasPrefix(".") && !text.contains("/")
    }

    /// Removes what a crash left behind. Only the engine may call it: a viewer would take away the checkpoint
    /// that is being written.
    package func removeLeftovers() {
        for name in Folder.names(in: folder)
        where name.hasPrefix(Self.writingPrefix) || name.hasPrefix(Self.removingPrefix) {
            Folder.remove("\(folder)/\(name)")
        }
    }

    /// Writes a checkpoint whole or not at all.
    ///
    /// - Parameters:
    ///   - name: of the new checkpoint; a number is appended where it is taken.
    ///   - write: puts the files into the folder that it is given.
    /// - Returns: the name that it got.
    func add(_ name: String, _ write: (String) throws(TrainingError) -> Void) throws(TrainingError) -> String
    {
        try Folder.create(folder)
        let temporary = "\(folder)/\(Self.writingPrefix)\(name)"
        Folder.remove(temporary)
        do throws(TrainingError) {
            try Folder.create(temporary)
            try write(temporary)
            try Folder.sync(temporary)
            let free = freeName(name)
            try Folder.move(temporary, to: "\(folder)/\(free)")
            try Folder.sync(folder)
            return free
        } catch {
            Folder.remove(temporary)
            throw error
        }
    }

    private func freeName(_ name: String) -> String {
        var candidate = name
        var number = 2
        while FileManager.default.fileExists(atPath: "\(folder)/\(candidate)") {
            candidate = "\(name)-\(number)"
            number += 1
        }
        return candidate
    }

    /// Points `last` or `best` at a checkpoint.
    func link(_ link: String, to name: String) throws(TrainingError) {
        try Folder.link("\(folder)/\(link)", to: name)
        try Folder.sync(folder)
    }

    /// Removes all checkpoints but the newest two and those that a link points at.
    func prune() {
        let linked = [Self.last, Self.best].compactMap(target)
        for name in names.dropLast(Self.kept) where !linked.contains(name) {
            // Renamed first: half a checkpoint is never seen under its name.
            let doomed = "\(folder)/\(Self.removingPrefix)\(name)"
            guard (try? Folder.move("\(folder)/\(name)", to: doomed)) != nil else { continue }
            Folder.remove(doomed)
        }
    }
}
