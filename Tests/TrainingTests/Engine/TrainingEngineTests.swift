import Foundation
import Kernels
import Testing

@testable import Training

@Suite struct TrainingEngineTests {
    @Test func trainsEvaluatesAndKeepsBestAndLast() async throws {
        let run = try TestRun()
        let recorder = Recorder()
        #expect(try await run.run(.fresh, recorder) == .finished)
        let record = recorder.recorded
        #expect(record.plan?.stepsPerEpoch == 6)
        #expect(record.plan?.counts == [.train: [8, 7, 7], .test: [3, 3, 3]])
        #expect(record.steps.map(\.step) == Array(1...18))
        #expect(record.steps.map(\.images).reduce(0, +) == 3 * 22)
        #expect(record.epochs.map(\.epoch) == [1, 2, 3])
        #expect(
            record.epochs.allSatisfy {
                $0.train.samples == 22 && $0.split == .test && $0.evaluation.samples == 9
            })
        #expect(record.epochs[2].train.loss < record.epochs[0].train.loss)
        #expect(record.epochs[2].evaluation.confusion.total == record.epochs[2].predictions.count)
        #expect(
            record.phases == [
                .starting, .training, .evaluating, .training, .evaluating, .training, .evaluating, .finished,
            ])
        #expect(run.store.target(of: CheckpointStore.last) == "epoch-0003")
        let best = try #require(run.store.target(of: CheckpointStore.best))
        #expect(try run.store.open("best").name == best)
        #expect(record.checkpoints.last { $0.isBest }?.name == best)
    }

    @Test func whatTheSamplerDrewIsToldForEveryEpoch() async throws {
        let recorder = Recorder()
        let run = try TestRun()
        try await run.run(.fresh, recorder)
        #expect(recorder.recorded.draws.map(\.epoch) == [1, 2, 3])
        #expect(recorder.recorded.draws.allSatisfy { $0.counts == run.train.classCounts })
    }

    @Test func everyStepTellsHowLongItSpentInEachKindOfOperation() async throws {
        let recorder = Recorder()
        try await TestRun().run(.fresh, recorder)
        // The network of the tests takes a second of each kind for a batch.
        let operations = OperationKind.allCases.map { OperationTime(operation: $0.label, seconds: 1) }
        #expect(recorder.recorded.steps.allSatisfy { $0.operations == operations })
    }

    @Test func aLastBatchOfOneImageIsLeftOut() async throws {
        var run = try TestRun()
        run.train = ColourFaces(count: 21)
        run.configuration.epochs = 1
        let recorder = Recorder()
        try await run.run(.fresh, recorder)
        #expect(recorder.recorded.steps.map(\.images) == [4, 4, 4, 4, 4])
    }

    @Test(arguments: [1, 5, 6, 7, 17])
    func stoppedAnywhereAndResumedEndsWithTheSameBits(stopAfter: Int) async throws {
        let whole = try TestRun()
        let uninterrupted = Recorder()
        try await whole.run(.fresh, uninterrupted)

        let broken = try TestRun()
        let first = Recorder { $0.steps.count == stopAfter ? [.stopAndSave] : [] }
        let outcome = try await broken.run(.fresh, first)
        guard case .stopped(checkpoint: .some) = outcome else {
            Issue.record("did not stop with a checkpoint: \(outcome)")
            return
        }
        #expect(first.recorded.steps.count == stopAfter)
        let second = Recorder()
        #expect(try await broken.run(.newestCheckpoint, second) == .finished)
        #expect(second.recorded.steps.first?.step == stopAfter + 1)
        #expect(try broken.bytes(of: "epoch-0003") == whole.bytes(of: "epoch-0003"))

        let epochs = first.recorded.epochs + second.recorded.epochs
        #expect(epochs.map(\.train) == uninterrupted.recorded.epochs.map(\.train))
        #expect(epochs.map(\.predictions) == uninterrupted.recorded.epochs.map(\.predictions))
    }

    @Test(arguments: [3, 6, 13])
    func aRunWithAnAverageResumesWithTheSameBitsAndEvaluatesIt(stopAfter: Int) async throws {
        var whole = try TestRun()
        whole.configuration.averageDecay = 0.9
        let uninterrupted = Recorder()
        try await whole.run(.fresh, uninterrupted)
        let plain = try TestRun()
        let withoutAverage = Recorder()
        try await plain.run(.fresh, withoutAverage)
        let epochs = uninterrupted.recorded.epochs
        #expect(epochs.map(\.train) == withoutAverage.recorded.epochs.map(\.train))
        #expect(epochs.map(\.evaluation.loss) != withoutAverage.recorded.epochs.map(\.evaluation.loss))

        var broken = try TestRun()
        broken.configuration.averageDecay = 0.9
        // Within an epoch, and where only the evaluation is left.
        try await broken.run(.fresh, Recorder { $0.steps.count == stopAfter ? [.stopAndSave] : [] })
        let second = Recorder()
        try await broken.run(.newestCheckpoint, second)
        #expect(try broken.bytes(of: "epoch-0003") == whole.bytes(of: "epoch-0003"))
        #expect(
            second.recorded.epochs.map(\.evaluation)
                == epochs.suffix(second.recorded.epochs.count).map(\.evaluation))
    }

    @Test func aStopInTheEvaluationOfAnAverageSavesBothWeights() async throws {
        var whole = try TestRun()
        whole.configuration.averageDecay = 0.9
        try await whole.run()
        var broken = try TestRun()
        broken.configuration.averageDecay = 0.9
        try await broken.run(.fresh, Recorder { $0.evaluated == 1 ? [.stopAndSave] : [] })
        try await broken.run(.newestCheckpoint)
        #expect(try broken.bytes(of: "epoch-0003") == whole.bytes(of: "epoch-0003"))
    }

    @Test func gentleEpochsTrainWithoutDropsAndStrongAugmentation() async throws {
        var gentle = try TestRun()
        gentle.configuration.regularizeAfter = 7
        var bare = try TestRun()
        bare.configuration.regularizes = false
        bare.configuration.augmentation = .flipOnly
        let (first, second) = (Recorder(), Recorder())
        try await gentle.run(.fresh, first)
        try await bare.run(.fresh, second)
        let losses = [first, second].map { $0.recorded.steps.map(\.loss) }
        // The epoch of the seventh step is gentle to its end.
        #expect(losses[0].prefix(12) == losses[1].prefix(12))
        #expect(losses[0].last != losses[1].last)
    }

    @Test func stoppedInTheEvaluationResumesWithTheEvaluation() async throws {
        let whole = try TestRun()
        try await whole.run()
        let broken = try TestRun()
        let first = Recorder { $0.evaluated == 1 ? [.stopAndSave] : [] }
        #expect(
            try await broken.run(.fresh, first) == .stopped(checkpoint: "epoch-0000-batch-000006"))
        let second = Recorder()
        try await broken.run(.newestCheckpoint, second)
        #expect(second.recorded.epochs.map(\.epoch) == [1, 2, 3])
        #expect(second.recorded.steps.first?.step == 7)
        #expect(try broken.bytes(of: "epoch-0003") == whole.bytes(of: "epoch-0003"))
    }

    @Test func aPauseHoldsWithinOneStepAndChangesNoBit() async throws {
        let whole = try TestRun()
        try await whole.run()
        let paused = try TestRun()
        let recorder = Recorder { record in
            if record.steps.count == 8, !record.phases.contains(.paused) { return [.pause] }
            // Three looks a tenth of a second apart.
            return record.phases.last == .paused && record.pollsWhilePaused == 3 ? [.unpause] : []
        }
        let start = ContinuousClock.now
        #expect(try await paused.run(.fresh, recorder) == .finished)
        let record = recorder.recorded
        let held = try #require(record.phases.firstIndex(of: .paused))
        #expect(record.phases[held - 1...held + 1] == [.training, .paused, .training])
        #expect(record.answers == [.done("paused"), .done("going on")])
        // Between the three looks lie 0.2 s, which are in no epoch's time.
        let elapsed = (ContinuousClock.now - start).inSeconds
        let counted = record.epochs.reduce(0) { $0 + $1.trainSeconds + $1.evaluationSeconds }
        #expect(elapsed - counted >= 0.2)
        #expect(try paused.bytes(of: "epoch-0003") == whole.bytes(of: "epoch-0003"))
    }

    @Test func aPausedRunCanBeSavedAndStopped() async throws {
        let run = try TestRun()
        let recorder = Recorder { record in
            if record.steps.count == 2, !record.phases.contains(.paused) { return [.pause] }
            guard record.phases.last == .paused else { return [] }
            return switch record.pollsWhilePaused {
            case 1: [.checkpoint]
            case 2: [.pause]
            case 3: [.stopWithoutSaving, .checkpoint]
            default: []
            }
        }
        #expect(try await run.run(.fresh, recorder) == .stopped(checkpoint: nil))
        #expect(
            recorder.recorded.answers == [
                .done("paused"), .done("checkpoint epoch-0000-batch-000002"),
                .refused("the run is paused already"), .done("stopped without a checkpoint"),
                .refused("the run has ended"),
            ])
        #expect(run.store.names == ["epoch-0000-batch-000002"])
    }

    @Test func aCheckpointOnRequestChangesNothing() async throws {
        let whole = try TestRun()
        try await whole.run()
        let run = try TestRun()
        let recorder = Recorder { $0.steps.count == 3 && $0.checkpoints.isEmpty ? [.checkpoint] : [] }
        try await run.run(.fresh, recorder)
        #expect(recorder.recorded.answers == [.done("checkpoint epoch-0000-batch-000003")])
        #expect(try run.bytes(of: "epoch-0003") == whole.bytes(of: "epoch-0003"))
    }

    @Test func aStopWhoseCheckpointCannotBeWrittenGoesOn() async throws {
        let run = try TestRun()
        // A file where the folder should be.
        _ = try run.folder.write([], to: "checkpoints")
        let recorder = Recorder { record in
            if record.steps.count == 2, record.answers.isEmpty { return [.stopAndSave] }
            return record.steps.count == 4 ? [.stopWithoutSaving] : []
        }
        #expect(try await run.run(.fresh, recorder) == .stopped(checkpoint: nil))
        let answer = try #require(recorder.recorded.answers.first)
        #expect(!answer.isAccepted)
        #expect(answer.message.contains("the run goes on"))
    }

    @Test func aCancelledTaskSavesAndStops() async throws {
        let run = try TestRun()
        let recorder = Recorder { $0.steps.isEmpty ? [.pause] : [] }
        let material = run.material()
        let task = Task {
            try await TrainingEngine(material, observer: recorder, commands: recorder).run()
        }
        task.cancel()
        #expect(try await task.value == .stopped(checkpoint: "epoch-0000"))
        #expect(recorder.recorded.phases.last == .stopped)
    }

    @Test func aRunThatIsDoneSaysSoWhenResumed() async throws {
        let run = try TestRun()
        try await run.run()
        let recorder = Recorder()
        #expect(try await run.run(.newestCheckpoint, recorder) == .finished)
        #expect(recorder.recorded.messages.last?.text.contains("all 3 epochs are done") == true)
        #expect(recorder.recorded.steps.isEmpty)
    }

    @Test func withoutACheckpointResumeBeginsAgain() async throws {
        let run = try TestRun()
        let recorder = Recorder()
        #expect(try await run.run(.newestCheckpoint, recorder) == .finished)
        #expect(recorder.recorded.messages.first?.text.contains("begins again") == true)
    }

    @Test func resumePassesOverADamagedCheckpoint() async throws {
        let run = try TestRun()
        try await run.run()
        let model = run.store.modelPath("epoch-0003")
        var bytes = try Data(contentsOf: URL(fileURLWithPath: model))
        bytes[bytes.count - 1] ^= 1
        try bytes.write(to: URL(fileURLWithPath: model))
        let recorder = Recorder()
        #expect(try await run.run(.newestCheckpoint, recorder) == .finished)
        let record = recorder.recorded
        #expect(record.messages.first?.level == .warning)
        #expect(record.messages.first?.text.contains("epoch-0003/model.safetensors: is damaged") == true)
        #expect(record.epochs.map(\.epoch) == [3])
        #expect(run.store.target(of: "last") == "epoch-0003-2")
    }

    @Test func resumeRefusesOtherDataAndOtherSettings() async throws {
        var run = try TestRun()
        run.configuration.epochs = 1
        try await run.run()
        run.configuration.epochs = 2
        var other = run
        other.train = ColourFaces(count: 23)
        await #expect(throws: TrainingError.self) { try await other.run(.newestCheckpoint) }
        other = run
        other.configuration.batchSize = 5
        await #expect(throws: TrainingError.self) { try await other.run(.newestCheckpoint) }
        other = run
        other.configuration.threads = 2
        #expect(try await other.run(.newestCheckpoint) == .finished)
    }

    @Test func aLossThatStaysNaNFailsAndKeepsTheLastGoodCheckpoint() async throws {
        var run = try TestRun()
        run.poisonedFrom = 8
        let recorder = Recorder()
        let material = run.material()
        await #expect {
            try await TrainingEngine(material, observer: recorder, commands: recorder).run()
        } throws: { error in
            "\(error)".contains("nan for 5 steps, up to epoch 2, batch 6 (resume from checkpoint epoch-0001")
        }
        #expect(recorder.recorded.phases.last == .failed)
        #expect(recorder.recorded.messages.map(\.level) == [.warning, .failure])
        #expect(run.store.names == ["epoch-0001"])
    }

    @Test func unreadableImagesAreCountedAndTooManyFail() async throws {
        var run = try TestRun()
        run.train = ColourFaces(count: 22, broken: [3])
        run.configuration.epochs = 2
        run.configuration.maximumUnreadable = 0.05
        let recorder = Recorder()
        #expect(try await run.run(.fresh, recorder) == .finished)
        #expect(recorder.recorded.unreadable.map(\.path) == ["colour/3"])
        #expect(recorder.recorded.epochs.map(\.unreadable) == [1, 1])
        #expect(recorder.recorded.epochs.map(\.train.samples) == [21, 21])

        run.configuration.maximumUnreadable = 0.04
        let strict = run.material()
        await #expect {
            try await TrainingEngine(strict, observer: recorder, commands: recorder).run()
        } throws: { error in
            "\(error)".contains("1 of the training split's 22 images cannot be read")
        }
    }

    @Test(arguments: [true, false])
    func aSplitWithoutAReadableImageFailsWhateverTheLimit(isTraining: Bool) async throws {
        var run = try TestRun()
        let all = Set(0..<22)
        if isTraining {
            run.train = ColourFaces(count: 22, broken: all)
        } else {
            run.test = ColourFaces(count: 9, broken: all, prefix: "test")
        }
        run.configuration.maximumUnreadable = 1
        let recorder = Recorder()
        let material = run.material()
        let split = isTraining ? "training split's 22" : "test split's 9"
        await #expect {
            try await TrainingEngine(material, observer: recorder, commands: recorder).run()
        } throws: { error in
            "\(error)".contains("not one of the \(split) images")
        }
        #expect(recorder.recorded.phases.last == .failed)
        #expect(recorder.recorded.epochs.isEmpty)
    }
}
