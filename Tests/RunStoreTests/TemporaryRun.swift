import Foundation

@testable import RunStore

/// A directory for one test, gone when the test is over.
final class TemporaryDirectory {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent(
            "run-store-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// A new run in it.
    func run(_ name: String = "run", createdAt: Double = WallClock.now(), epochs: Int = 3) throws
        -> RunDirectory
    {
        try RunDirectory(
            creating: path + "/" + name,
            configuration: RunConfiguration(
                model: "b4", dataset: "/data/faces", imageSize: 64, batchSize: 4, epochs: epochs,
                stepsPerEpoch: 10,
                createdAt: createdAt, options: ["optimizer": "sgd", "lr": "0.05"]))
    }
}

/// Records with recognisable values.
enum Made {
    static func step(_ step: Int, loss: Double = 1.5) -> StepRecord {
        StepRecord(
            step: step, epoch: 1 + (step - 1) / 10, loss: loss, accuracy: 0.25, learningRate: 0.05,
            imagesPerSecond: 40, seconds: 0.1, inputWait: 0.001)
    }

    static func epoch(_ epoch: Int, evaluationAccuracy: Double = 0.5) -> EpochRecord {
        EpochRecord(
            epoch: epoch, trainLoss: 1.2, trainAccuracy: 0.6, evaluationLoss: 1.3,
            evaluationAccuracy: evaluationAccuracy,
            macroF1: 0.4, imagesPerSecond: 41, seconds: 12, evaluationSeconds: 2, learningRate: 0.05)
    }

    /// A prediction over three classes that favours one.
    static func prediction(_ sample: Int, _ predicted: Int, confidence: Float = 0.8, loss: Double = 1)
        -> PredictionRecord
    {
        var probabilities = [Float](repeating: (1 - confidence) / 2, count: 3)
        probabilities[predicted] = confidence
        return PredictionRecord(
            sample: sample, predicted: predicted, probabilities: probabilities, loss: loss)
    }
}
