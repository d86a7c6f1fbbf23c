import Foundation
import RunContract

/// What checkpoints need of folders: creation, renaming and links that survive a loss of power.
enum Folder {
    /// Creates a folder, and those above it, readable by its owner, and by the group if that reads the folder above.
    static func create(_ path: String) throws(TrainingError) {
        let above = URL(fileURLWithPath: path).deletingLastPathComponent().path
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true,
                attributes: [.posixPermissions: RunAccess(ofDirectory: above).directoryMode])
        } catch {
            throw TrainingError("\(path): cannot create the folder (check that its parent can be written)")
        }
    }

    /// Forces a folder's entries to the disk.
    static func sync(_ path: String) throws(TrainingError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system("open", path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .system("write to the disk", path) }
    }

    static func move(_ source: String, to target: String) throws(TrainingError) {
        guard rename(source, target) == 0 else { throw .system("rename to \(target)", source) }
    }

    /// Points the symbolic link at a name beside it; a reader sees the old target or the new, never none.
    static func link(_ link: String, to target: String) throws(TrainingError) {
        let fresh = "\(link).new"
        unlink(fresh)
        guard symlink(target, fresh) == 0 else { throw .system("create", fresh) }
        try move(fresh, to: link)
    }

    /// Removes a folder and what is in it; nothing happens where it is gone already.
    static func remove(_ path: String) {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Names in a folder, sorted with numbers in them by value; empty where it cannot be read.
    static func names(in path: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.sorted { $0.compare($1, options: .numeric) == .orderedAscending }
    }
}
