import RunContract
import Testing

@testable import RunStore

/// What the engine writes is what a viewer reads.
@Suite struct RecordTests {
    @Test func `steps come back after any step, with numbers that are none`() throws {
        let temporary = try TemporaryDirectory()
        let run = try temporary.run()
        let writer = try RunWriter(run)
        for step in 1...25 { try writer.record(step: Made.step(step)) }
        try writer.record(step: Made.step(26, loss: .nan))
        try writer.record(step: Made.step(27, loss: .infinity))
        try writer.flush()

        let reader = try RunReader(run)
        #expect(try reader.steps(after: 0, limit: 100).map(\.step) == Array(1...27))
        #expect(try reader.steps(after: 20, limit: 3).map(\.step) == [21, 22, 23])
        #expect(try reader.steps(after: 0, limit: 1) == [Made.step(1)])
        let last = try reader.steps(after: 25, limit: 2)
        #expect(last[0].loss.isNaN)
        #expect(last[1].loss == .infinity)
    }

    @Test func `samples keep what the dataset knew of them`() throws {
        let temporary = try TemporaryDirectory()
        let run = try temporary.run()
        let writer = try RunWriter(run)
        let full = SampleRecord(
            index: 0, path: "a \"quoted\", näme.jpg", label: 2, valence: -0.5, arousal: 0.25,
            face: FaceRectangle(x: -3, y: 4, width: 50, height: 60))
        try writer.record(classes: ["neutral", "happy", "sad"])
        try writer.record(samples: [full, SampleRecord(index: 1, path: "b.jpg", label: 0)], split: .test)
        try writer.record(
            epoch: Made.epoch(1), confusion: [:], predictions: [Made.prediction(0, 1), Made.prediction(1, 0)])

        let read = try RunReader(run).samples(
            epoch: 1, filter: SampleFilter(onlyErrors: false), order: .position, limit: 10)
        #expect(read.map(\.sample) == [full, SampleRecord(index: 1, path: "b.jpg", label: 0)])
        #expect(read.map(\.prediction) == [Made.prediction(0, 1), Made.prediction(1, 0)])
    }

    @Test func `the distribution counts each class in each split`() throws {
        let temporary = try TemporaryDirectory()
        let run = try temporary.run()
        let writer = try RunWriter(run)
        try writer.record(classes: ["neutral", "happy", "sad"])
        try writer.record(
            samples: (0..<9).map { .init(index: $0, path: "\($0)", label: $0 % 2) }, split: .train)
        try writer.record(samples: [.init(index: 0, path: "x", label: 2)], split: .test)
        let distribution = try RunReader(run).distribution()
        #expect((0..<3).map { distribution.count(of: $0, in: .train) } == [5, 4, 0])
        #expect(distribution.total(of: .train) == 9)
        #expect(distribution.share(of: 2, in: .test) == 1)
    }

    @Test func `what the sampler drew comes back, and a rewind forgets later epochs`() throws {
        let temporary = try TemporaryDirectory()
        let run = try temporary.run()
        let writer = try RunWriter(run)
        try writer.record(classes: ["neutral", "happy", "sad"])
        #expect(try RunReader(run).draws().isEmpty)
        try writer.record(draws: [5, 5, 5], epoch: 1)
        try writer.record(draws: [4, 6, 5], epoch: 2)
        #expect(try RunReader(run).draws() == [4, 6, 5])
        // Told again when a run goes on within an epoch.
        try writer.record(draws: [4, 5, 6], epoch: 2)
        #expect(try RunReader(run).draws() == [4, 5, 6])
        try writer.rewind(toStep: 10, epoch: 1)
        #expect(try RunReader(run).draws() == [5, 5, 5])
    }

    @Test func `times of operations come back, the longest first, and a rewind forgets later epochs`() throws
    {
        let temporary = try TemporaryDirectory()
        let run = try temporary.run()
        let writer = try RunWriter(run)
        #expect(try RunReader(run).operations().isEmpty)
        let first = [
            OperationRecord(operation: "project, backward", steps: 10, seconds: 4),
            OperationRecord(operation: "optimiser", steps: 10, seconds: 0.5),
        ]
        try writer.record(operations: first.reversed(), epoch: 1)
        try writer.flush()
        #expect(try RunReader(run).operations() == first)
        // Told over and over while the epoch goes on.
        for steps in [1, 2] {
            try writer.record(
                operations: [OperationRecord(operation: "optimiser", steps: steps, seconds: 1)], epoch: 2)
        }
        try writer.flush()
        #expect(
            try RunReader(run).operations()
                == [OperationRecord(operation: "optimiser", steps: 2, seconds: 1)])
        try writer.rewind(toStep: 10, epoch: 1)
        #expect(try RunReader(run).operations() == first)
    }

    @Test func `epochs, matrices, checkpoints and events come back`() throws {
        let temporary = try TemporaryDirectory()
        let run = try temporary.run()
        let writer = try RunWriter(run)
        let classes = ["neutral", "happy", "sad"]
        let matrix = try #require(
            ConfusionMatrix(classes: classes, counts: [[5, 1, 0], [2, 3, 0], [0, 0, 0]]))
        try writer.record(classes: classes)
        try writer.record(epoch: Made.epoch(1), confusion: [.test: matrix], predictions: [])
        try writer.record(
            checkpoint: CheckpointRecord(name: "epoch-1", epoch: 1, step: 10, accuracy: 0.5, wallTime: 7))
        try writer.record(event: EventRecord(.unreadable, "x.jpg: no image", wallTime: 8))
        try writer.record(event: EventRecord(.message, "epoch 1 done", wallTime: 9))
        try writer.flush()

        let reader = try RunReader(run)
        #expect(try reader.epochs() == [Made.epoch(1)])
        #expect(try reader.confusion(epoch: 1) == matrix)
        #expect(try reader.confusions(from: 1) == [1: matrix])
        #expect(try reader.confusions(from: 2).isEmpty)
        #expect(try reader.confusion(epoch: 1, split: .train) == nil)
        #expect(try reader.checkpoints().map(\.name) == ["epoch-1"])
        #expect(try reader.events(limit: 1).map(\.message) == ["epoch 1 done"])
        #expect(try reader.unreadableCount() == 1)
    }

    @Test func `predictions are kept for the best and the last epoch`() throws {
        let temporary = try TemporaryDirectory()
        let run = try temporary.run()
        let writer = try RunWriter(run)
        for (epoch, accuracy) in [(1, 0.4), (2, 0.9), (3, 0.5), (4, 0.6)] {
            try writer.record(
                epoch: Made.epoch(epoch, evaluationAccuracy: accuracy), confusion: [:],
                predictions: [Made.prediction(0, 1)])
        }
        #expect(try RunReader(run).predictedEpochs() == [2, 4])
    }

    @Test func `taking a run back forgets what came later and tells viewers`() throws {
        let temporary = try TemporaryDirectory()
        let run = try temporary.run()
        let writer = try RunWriter(run)
        for step in 1...25 { try writer.record(step: Made.step(step)) }
        for epoch in 1...2 { try writer.record(epoch: Made.epoch(epoch), confusion: [:], predictions: []) }
        let reader = try RunReader(run)
        #expect(try reader.rewinds() == 0)

        try writer.rewind(toStep: 13, epoch: 1)
        #expect(try reader.rewinds() == 1)
        #expect(try reader.steps(after: 0, limit: 100).last?.step == 13)
        #expect(try reader.epochs().map(\.epoch) == [1])
        #expect(try reader.heartbeat()?.sessionStep == 13)
    }
}
