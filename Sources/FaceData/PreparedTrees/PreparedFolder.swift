import Foundation

/// The folder of a prepared tree: one that is empty or not there, or one that was begun with the same settings.
package struct PreparedFolder: Sendable {
    /// What the faces come from and how they are made, in words; kept in the folder, so that a tree is not gone
    /// on with in another way.
    package typealias Settings = [String: String]

    private static let settingsFile = "prepared.json"

    let path: String

    /// Makes the folder ours, or sees that it is.
    ///
    /// - Throws: `DatasetError` where the folder holds anything else or cannot be written.
    package init(at root: String, settings: Settings) throws(DatasetError) {
        self.path = root
        try Self.claim(root, settings)
    }

    private static func claim(_ root: String, _ settings: Settings) throws(DatasetError) {
        try makeFolder(root)
        let path = "\(root)/\(settingsFile)"
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let wanted = (try? encoder.encode(settings)) ?? Data()
        if let found = FileManager.default.contents(atPath: path) {
            guard found == wanted else { throw other(root, found, settings) }
            return
        }
        let listing = try DirectoryListing(root)
        guard listing.files.isEmpty, listing.folders.isEmpty else {
            throw DatasetError(
                path: root, problem: "the folder is not empty", advice: "name a new or an empty folder")
        }
        try writeFile(wanted, to: path)
    }

    private static func other(_ root: String, _ found: Data, _ settings: Settings) -> DatasetError {
        let known = (try? JSONDecoder().decode(Settings.self, from: found)) ?? [:]
        let different = settings.keys.sorted().first { known[$0] != settings[$0] }
        let detail = different.map {
            ": \($0) was \(known[$0] ?? "not given") and is \(settings[$0] ?? "not given")"
        }
        return DatasetError(
            path: root, problem: "was begun with other settings\(detail ?? "")",
            advice: "name another folder, or give the same settings to go on")
    }

    static func makeFolder(_ path: String) throws(DatasetError) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw DatasetError(
                path: path, problem: "no folder can be made there",
                advice: "check the path and its permissions")
        }
    }

    static func writeFile(_ data: Data, to path: String) throws(DatasetError) {
        do {
            try data.write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw DatasetError(
                path: path, problem: "cannot be written", advice: "make room or check the permissions")
        }
    }
}
