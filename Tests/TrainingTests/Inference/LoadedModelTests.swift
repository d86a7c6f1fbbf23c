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
        #expect(result.figures().metrics == report.evaluation)
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

    @Test func evaluationComparesClassesByName() async throws {
        let (run, report, model) = try await trained()
        var other = run.test
        // Every third face is blue or green now: the logits of the same faces, in another order.
        other.classNames = ["red", "blue", "green"]
        let permuted = try model.evaluate(other)
        #expect(permuted.classNames == ["red", "blue", "green"])
        for (first, second) in zip(permuted.predictions, report.predictions) {
            #expect(first.label == second.label)
            #expect(first.probabilities == [0, 2, 1].map { second.probabilities[$0] })
        }
        other.classNames = ["red", "violet", "blue"]
        let partial = try model.evaluate(other)
        #expect(partial.classNames == ["red", "blue"])
        #expect(partial.maskedOutputs == ["green"])
        #expect(partial.leftOut == ["violet": 3])
        #expect(partial.predictions.map(\.label) == [0, 1, 0, 1, 0, 1])
        for prediction in partial.predictions {
            let all = report.predictions[prediction.sample].probabilities
            // A softmax over two of three logits: the probabilities of the two, scaled to sum to 1.
            #expect(abs(prediction.probabilities[0] - all[0] / (all[0] + all[2])) < 1e-5)
        }
        other.classNames = ["a", "b", "c"]
        #expect(message { try model.evaluate(other) }.contains("data:    0 a, 1 b, 2 c"))
    }

    @Test func predictionsChooseAmongSomeOfTheClasses() async throws {
        let (run, report, model) = try await trained()
        try model.chooseAmong(["blue", "red"])
        #expect(model.classNames == ["blue", "red"])
        var found: [Prediction] = []
        _ = try model.predict(run.test) { found.append($0) }
        for (prediction, whole) in zip(found, report.predictions) {
            let all = whole.probabilities
            #expect(abs(prediction.probabilities[1] - all[0] / (all[0] + all[2])) < 1e-5)
        }
        #expect(message { try model.chooseAmong(["blue", "green"]) }.contains("no class 'green'"))
    }

    @Test func otherClassesAreRefused() async throws {
        let (run, _, _) = try await trained()
        var choices = LoadedModel.Choices(threads: 1)
        choices.classNames = ["a", "b"]
        #expect(message { try Self.load(run, choices) }.contains("names its classes itself"))
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
