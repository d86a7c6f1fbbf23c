import Foundation

/// `meta.json` of a checkpoint.
package struct CheckpointDescription: Codable, Sendable, Equatable {
    /// The format's version; files of a later one are refused.
    static let currentVersion = 1

    package let version: Int
    package let configuration: TrainingConfiguration
    package let progress: TrainingProgress
    package let data: DataFingerprint
    /// Digest of each tensor file, by name.
    let digests: [String: String]

    init(
        configuration: TrainingConfiguration, progress: TrainingProgress, data: DataFingerprint,
        digests: [String: String]
    ) {
        version = Self.currentVersion
        self.configuration = configuration
        self.progress = progress
        self.data = data
        self.digests = digests
    }

    func encoded() throws(TrainingError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        do {
            return Array(try encoder.encode(self))
        } catch {
            throw TrainingError("the checkpoint's description cannot be written as JSON: \(error)")
        }
    }

    static func read(_ path: String) throws(TrainingError) -> CheckpointDescription {
        let file = try ReadableFile(path: path)
        let bytes = try file.read(UInt8.self, count: file.size, at: 0, zero: 0)
        guard let description = decode(Data(bytes)) else {
            throw TrainingError("\(path): is damaged or of another version of fer-tui")
        }
        guard description.version <= currentVersion else {
            throw TrainingError("\(path): is of a later version of fer-tui (update fer-tui)")
        }
        return description
    }

    /// Settings that the writing version did not know are those that change nothing.
    private static func decode(_ json: Data) -> CheckpointDescription? {
        let decoder = JSONDecoder()
        if let description = try? decoder.decode(CheckpointDescription.self, from: json) {
            return description
        }
        guard let completed = try? TrainingConfiguration.completed(json, at: ["configuration"]) else {
            return nil
        }
        return try? decoder.decode(CheckpointDescription.self, from: completed)
    }
}
