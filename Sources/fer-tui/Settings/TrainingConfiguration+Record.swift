import Foundation
import RunStore
import Training

/// A run's configuration as its record keeps it: whole as JSON, and what people ask for in words beside it.
extension TrainingConfiguration {
    private static let wholeKey = "configuration"

    /// - Throws: `CommandFailure` where the record holds no configuration that this program can read.
    init(record: RunConfiguration, of run: RunDirectory) throws {
        guard let text = record.options[Self.wholeKey],
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
        record.options = [
            Option.recipe.name: recipe, Option.optimizer.name: optimizer.kind.rawValue,
            Option.learningRate.name: "\(optimizer.learningRate)", Option.seed.name: "\(seed)",
            Option.precision.name: precision.rawValue, Option.gemm.name: matrixBackend.rawValue,
            Option.sampler.name: sampling.rawValue,
            Option.classWeights.name: classWeighting.rawValue,
            Option.logitAdjustment.name: "\(logitAdjustment)",
            Option.layout.name: data.path == nil ? "built-in" : data.layout,
            Self.wholeKey: try JSONText.encode(self),
        ]
        record.options[Option.initialWeights.name] = initialWeights
        return record
    }
}
