import RunContract
import Testing

@testable import Training

/// Runs with a validation split: it alone chooses the best epoch, and the test split is looked at once training is done.
@Suite struct ValidationTests {
    private func run(_ change: (inout TestRun) -> Void = { _ in }) throws -> TestRun {
        var run = try TestRun()
        run.validation = ColourFaces(count: 7, prefix: "validation")
        change(&run)
        return run
    }

    @Test func epochsAreJudgedOnValidationAndTheBestAndLastCheckpointOnTest() async throws {
        let recorder = Recorder()
        let run = try run()
        try await run.run(.fresh, recorder)
        let record = recorder.recorded
        #expect(record.plan?.judging == .validation)
        #expect(record.plan?.counts[.validation] == [3, 2, 2])
        #expect(record.epochs.allSatisfy { $0.split == .validation && $0.evaluation.samples == 7 })
        let best = try #require(record.epochs.last { $0.isBest }?.epoch)
        #expect(record.tests.map(\.epoch) == (best == 3 ? [3] : [best, 3]))
        #expect(record.tests.allSatisfy { $0.metrics.samples == 9 && $0.predictions.count == 9 })
        #expect(record.phases.suffix(3) == [.training, .evaluating, .finished])
    }

    @Test func aTestedCheckpointHasTheFiguresOfItsWeights() async throws {
        // An average, so that the evaluated weights are not the trained ones.
        let run = try run { $0.configuration.averageDecay = 0.9 }
        let recorder = Recorder()
        try await run.run(.fresh, recorder)
        for test in recorder.recorded.tests {
            let path = run.store.modelPath("epoch-000\(test.epoch)")
            let model = try LoadedModel(weights: path, LoadedModel.Choices(threads: 1)) { model, size in
                try ColourNetwork(classCount: model.classCount, imageSize: size, batchSize: 4)
            }
            #expect(try model.evaluate(run.test).predictions == test.predictions)
        }
    }

    @Test func theValidationSplitChangesNoBitOfTheWeights() async throws {
        let judged = try run()
        try await judged.run()
        let plain = try TestRun()
        try await plain.run()
        #expect(try judged.bytes(of: "epoch-0003") == plain.bytes(of: "epoch-0003"))
    }

    @Test(arguments: [1, 8, 13])
    func aResumedRunEndsWithTheSameTests(stopAfter: Int) async throws {
        let uninterrupted = Recorder()
        try await run().run(.fresh, uninterrupted)
        let broken = try run { $0.configuration.threads = 3 }
        try await broken.run(.fresh, Recorder { $0.steps.count == stopAfter ? [.stopAndSave] : [] })
        let rest = Recorder()
        try await broken.run(.newestCheckpoint, rest)
        let found = rest.recorded.tests
        #expect(found.map(\.predictions) == uninterrupted.recorded.tests.map(\.predictions))
        #expect(found.map(\.epoch) == uninterrupted.recorded.tests.map(\.epoch))
    }

    @Test func aStopDuringTheTestKeepsTheLastCheckpointAndIsMadeUpFor() async throws {
        let whole = try run()
        try await whole.run()
        let broken = try run()
        let first = Recorder {
            $0.epochs.count == 3 && $0.phases.last == .evaluating ? [.stopAndSave] : []
        }
        let outcome = try await broken.run(.fresh, first)
        #expect(outcome == .stopped(checkpoint: "epoch-0003"))
        #expect(first.recorded.tests.isEmpty)
        #expect(try broken.bytes(of: "epoch-0003") == whole.bytes(of: "epoch-0003"))
        let second = Recorder()
        #expect(try await broken.run(.newestCheckpoint, second) == .finished)
        #expect(second.recorded.steps.isEmpty && !second.recorded.tests.isEmpty)
    }

    @Test(arguments: BestCriterion.allCases)
    func theCriterionChoosesTheBestEpoch(criterion: BestCriterion) async throws {
        let recorder = Recorder()
        try await run { $0.configuration.bestBy = criterion }.run(.fresh, recorder)
        let epochs = recorder.recorded.epochs
        let scores = epochs.map { $0.evaluation.score(by: criterion) ?? -.infinity }
        let best = try #require(scores.firstIndex(of: scores.max() ?? 0))
        #expect(epochs.lastIndex { $0.isBest } == best)
    }

    @Test func aLossOrdersFromTheLowest() {
        func score(_ criterion: BestCriterion, loss: Double = 1) -> Double? {
            criterion.score(accuracy: 0.5, balancedAccuracy: 0.4, macroF1: 0.3, loss: loss)
        }
        #expect(BestCriterion.allCases.map { score($0) } == [0.5, 0.4, 0.3, -1])
        #expect(score(.loss, loss: .nan) == nil)
    }

    @Test func otherValidationFacesAreNotResumedOn() async throws {
        let broken = try run()
        try await broken.run(.fresh, Recorder { $0.steps.count == 8 ? [.stopAndSave] : [] })
        for validation in [
            nil, ColourFaces(count: 7, prefix: "other"), ColourFaces(count: 6, prefix: "validation"),
        ] {
            var other = broken
            other.validation = validation
            await #expect(throws: TrainingError.self) { try await other.run(.newestCheckpoint) }
        }
    }

    @Test func anEmptyValidationSplitIsRefused() async throws {
        let empty = try run { $0.validation = ColourFaces(count: 0) }
        await #expect(throws: TrainingError.self) { try await empty.run() }
    }
}
