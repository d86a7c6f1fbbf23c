import EfficientNet
import Foundation
import Testing

@testable import Training

@Suite struct LoadedModelTests {
    /// A short run, whose best weights are loaded.
    private func trained(_ change: (inout LoadedModel.Choices) -> Void = { _ in }) async throws -> (
        TestRun, EpochReport, LoadedModel
    ) {
        var run = try TestRun()
        run.configuration.epochs = 1
        let recorder = Recorder()
        try await run.run(.fresh, recorder)
        let report = try #require(recorder.recorded.epochs.first)
        var choices = LoadedModel.Choices(threads: 1)
        change(&choices)
        return (run, report, try Self.load(run, choices))
    }

    private static func load(_ run: TestRun, _ choices: LoadedModel.Choices) throws -> LoadedModel {
        try LoadedModel(weights: run.store.modelPath("best"), choices) { specification, imageSize in
            try ColourNetwork(classCount: specification.classCount, imageSize: imageSize, batchSize: 2)
        }
    }

    @Test func evaluationGivesTheFiguresOfTheRun() async throws {
        let (run, report, model) = try await trained()
        #expect(model.classNames == ColourFaces.names)
        #expect(model.imageSize == 32)
        let result = try model.evaluate(run.test)
        #expect(result.figures().metrics == report.test)
        #expect(result.predictions == report.predictions)
    }

    @Test func predictionsComeInOrderWithoutTheUnreadable() async throws {
        let (run, report, model) = try await trained()
        var test = run.test
        test.broken = [4]
        var found: [Prediction] = []
        let unreadable = try model.predict(test) { found.append($0) }
        #expect(unreadable.map(\.path) == ["test/4"])
        #expect(found.map(\.sample) == [0, 1, 2, 3, 5, 6, 7, 8])
        #expect(found.map(\.path).first == "test/0")
        #expect(found.first?.probabilities == report.predictions.first?.probabilities)
        #expect(found.first?.top(1).first == found.first?.predicted)
        #expect(found.first?.top(99).count == 3)
    }

    @Test func withMirrorImagesTheMeanProbabilitiesCount() async throws {
        let (run, report, plain) = try await trained()
        let (_, _, mirrored) = try await trained { $0.withMirrored = true }
        // A plain colour is its own mirror image: the mean of two equal probabilities, through a logarithm.
        let result = try mirrored.evaluate(run.test)
        for (first, second) in zip(result.predictions, report.predictions) {
            #expect(first.predicted == second.predicted)
            #expect(zip(first.probabilities, second.probabilities).allSatisfy { abs($0 - $1) < 1e-6 })
        }
        #expect(plain.withMirrored == false)
    }

    @Test func aSampleIsExplainedByTheLikeliestClassOrTheOneAskedFor() async throws {
        let (run, report, model) = try await trained()
        let likeliest = try model.explain(sample: 2, of: run.test)
        #expect(likeliest.label == report.predictions[2].predicted)
        #expect(likeliest.probabilities == report.predictions[2].probabilities)
        #expect(likeliest.map.side == 1)
        #expect(try model.explain(sample: 2, of: run.test, label: 1).label == 1)
        var test = run.test
        test.broken = [2]
        #expect(throws: (any Error).self) { try model.explain(sample: 2, of: test) }
    }

    @Test func otherClassesAreRefused() async throws {
        let (run, _, model) = try await trained()
        var other = run.test
        other.classNames = ["red", "blue", "green"]
        #expect(message { try model.evaluate(other) }.contains("data:    0 red, 1 blue, 2 green"))
        var choices = LoadedModel.Choices(threads: 1)
        choices.classNames = ["a", "b"]
        #expect(message { try Self.load(run, choices) }.contains("tells 3 classes apart, 2 are wanted"))
    }

    @Test func weightsWithoutMetadataNeedTheModelsName() throws {
        let run = try TestRun()
        let path = run.store.modelPath("best")
        try Folder.create((path as NSString).deletingLastPathComponent)
        let network = try ColourNetwork(classCount: 3, batchSize: 2)
        try WeightExport.write(network, metadata: WeightMetadata(), batchesTracked: 1, to: path)
        #expect(message { try Self.load(run, .init(threads: 1)) }.contains("name it with --model"))
        var choices = LoadedModel.Choices(threads: 1)
        choices.model = "b0"
        choices.imageSize = 32
        #expect(try Self.load(run, choices).classNames == ["class 0", "class 1", "class 2"])
    }
}
