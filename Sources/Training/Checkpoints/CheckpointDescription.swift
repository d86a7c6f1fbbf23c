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
        guard file.size <= sizeLimit else { throw TrainingError("\(path): is too long for a description") }
        let bytes = try file.read(UInt8.self, count: file.size, at: 0, zero: 0)
        guard let description = decode(Data(bytes)) else {
            throw TrainingError("\(path): is damaged or of another version of fer-tui")
        }
        guard description.version <= currentVersion else {
            throw TrainingError("\(path): is of a later version of fer-tui (update fer-tui)")
        }
        if let flaw = description.flaw { throw TrainingError("\(path): is damaged: \(flaw)") }
        return description
    }

    /// Bytes of the longest description that is read: that of a thousand classes has a tenth of it.
    private static let sizeLimit = 1 << 26

    /// What cannot be in it; nil if everything can.
    private var flaw: String? {
        if Set(digests.keys) != [CheckpointStore.modelFile, CheckpointStore.trainerFile] {
            return "it does not hold the digests of both tensor files"
        }
        if data.trainCount < 0 || data.testCount < 0 { return "its numbers of samples are negative" }
        return progress.flaw(classCount: data.classNames.count)
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
