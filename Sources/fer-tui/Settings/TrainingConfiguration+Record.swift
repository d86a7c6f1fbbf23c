import Foundation
import RunStore
import Training

/// A run's configuration as its record keeps it: whole as JSON, and each setting in words beside it.
extension TrainingConfiguration {
    /// Settings that have rows of their own in the record.
    private static let withOwnRows: Set = [
        Setting.model.name, Setting.data.name, Setting.imageSize.name, Setting.batchSize.name,
        Setting.epochs.name,
    ]

    /// - Throws: `CommandFailure` where the record holds no configuration that this program can read.
    init(record: RunConfiguration, of run: RunDirectory) throws {
        guard let text = record.options[RunConfiguration.wholeKey],
            let configuration = try? Self.decoding(Data(text.utf8))
        else {
            throw CommandFailure(
                "\(run.path): its configuration cannot be read",
                remedy: "resume it with the version of fer-tui that started it")
        }
        self = configuration
    }

    /// The record of a new run, or of one whose configuration changed.
    ///
    /// - Parameter former: what the run's record held before.
    func record(replacing former: RunConfiguration? = nil) throws -> RunConfiguration {
        var record = RunConfiguration(
            model: model, dataset: data.path ?? "synthetic faces", imageSize: imageSize,
            batchSize: batchSize, epochs: epochs, stepsPerEpoch: former?.stepsPerEpoch ?? 0)
        if let former { record.createdAt = former.createdAt }
        record.options = settingTexts.filter { !Self.withOwnRows.contains($0.key) }
        if data.path == nil {
            for setting in Setting.all where setting.uses.contains(.filesOnly) {
                record.options[setting.name] = nil
            }
        }
        record.options[RunConfiguration.wholeKey] = try JSONText.encode(self)
        return record
    }
}
