import RunContract
import Testing

@testable import RunStore

/// The record of a run whose epochs a validation split judges.
@Suite struct ValidationRecordTests {
    private func samples(_ prefix: String, count: Int) -> [SampleRecord] {
        (0..<count).map {
            SampleRecord(index: $0, path: "\(prefix)\($0)", label: $0 % 2, shares: [0.75, 0.25])
        }
    }

    private func predictions(count: Int, predicted: Int) -> [PredictionRecord] {
        (0..<count).map {
            PredictionRecord(sample: $0, predicted: predicted, probabilities: [0.5, 0.5], loss: 0.7)
        }
    }

    private func matrix(_ count: Int) -> ConfusionMatrix {
        var matrix = ConfusionMatrix(classes: ["happy", "sad"])
        matrix.add(actual: 0, predicted: 0, count: count)
        return matrix
    }

    private func epoch(_ number: Int, _ split: Split, loss: Double) -> EpochRecord {
        EpochRecord(
            epoch: number, trainLoss: 1, trainAccuracy: 0.5, split: split, evaluationLoss: loss,
            evaluationAccuracy: 0.5, macroF1: 0.5, balancedAccuracy: 0.25, imagesPerSecond: 1, seconds: 1,
            evaluationSeconds: 1, learningRate: 1)
    }

    /// Three epochs judged by the loss on validation, of which the second is the best, and two tests.
    private func run(_ temporary: TemporaryDirectory) throws -> RunReader {
        let directory = try temporary.run("run")
        let writer = try RunWriter(directory)
        var configuration = try RunReader(directory).configuration()
        configuration.options[RunConfiguration.bestByKey] = BestCriterion.loss.rawValue
        try writer.record(configuration: configuration)
        try writer.record(classes: ["happy", "sad"])
        try writer.record(samples: samples("validation", count: 2), split: .validation)
        try writer.record(samples: samples("test", count: 3), split: .test)
        for (number, loss) in [(1, 0.9), (2, 0.4), (3, 0.6)] {
            try writer.record(
                epoch: epoch(number, .validation, loss: loss), confusion: [.validation: matrix(number)],
                predictions: predictions(count: 2, predicted: 0))
        }
        for number in [2, 3] {
            try writer.record(
                test: matrix(10 * number), predictions: predictions(count: 3, predicted: 1), epoch: number)
        }
        try writer.close()
        return try RunReader(directory)
    }

    @Test func `epochs are judged on validation and keep predictions of the best and the last`() throws {
        let temporary = try TemporaryDirectory()
        let reader = try run(temporary)
        #expect(try reader.judging() == .validation)
        #expect(try reader.epochs().map(\.split) == [.validation, .validation, .validation])
        #expect(try reader.epochs().best(by: reader.configuration().bestBy)?.epoch == 2)
        #expect(try reader.epochs().first?.balancedAccuracy == 0.25)
        #expect(try reader.predictedEpochs() == [2, 3])
        #expect(try reader.confusions(from: 0).mapValues(\.total) == [1: 1, 2: 2, 3: 3])
        let all = SampleFilter(onlyErrors: false)
        let judged = try reader.samples(epoch: 2, filter: all, order: .position, limit: 9)
        #expect(judged.map(\.sample.path) == ["validation0", "validation1"])
        #expect(judged.map(\.sample.shares) == [[0.75, 0.25], [0.75, 0.25]])
    }

    @Test func `tests are kept beside them and every look is counted`() throws {
        let temporary = try TemporaryDirectory()
        let reader = try run(temporary)
        #expect(try reader.confusions(from: 0, split: .test).mapValues(\.total) == [2: 20, 3: 30])
        #expect(try reader.hasPredictions(epoch: 2, split: .test))
        #expect(try !reader.hasPredictions(epoch: 1, split: .test))
        #expect(try reader.sampleCount(epoch: 3, split: .test, filter: SampleFilter()) == 2)
        #expect(try reader.samples(epoch: 3, split: .test, places: [2]).map(\.sample.path) == ["test2"])
        #expect(try reader.testLooks() == 2)
        // A look is not undone by going back to an earlier epoch.
        let writer = try RunWriter(reader.directory)
        try writer.rewind(toStep: 1, epoch: 2)
        try writer.close()
        #expect(try reader.testLooks() == 2)
        #expect(try !reader.hasPredictions(epoch: 3, split: .test))
    }

    @Test func `without a validation split every epoch is a look at the test split`() throws {
        let temporary = try TemporaryDirectory()
        let directory = try temporary.run("plain")
        let writer = try RunWriter(directory)
        try writer.record(classes: ["happy", "sad"])
        for number in 1...3 {
            try writer.record(
                epoch: epoch(number, .test, loss: 1), confusion: [.test: matrix(1)], predictions: [])
        }
        try writer.close()
        let reader = try RunReader(directory)
        #expect(try reader.judging() == .test)
        #expect(try reader.testLooks() == 3)
    }
}
