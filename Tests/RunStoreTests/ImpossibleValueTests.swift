import Foundation
import RunContract
import Testing

@testable import RunStore

/// A run directory is data from outside. No value in it may bring down what reads it: rows that cannot be are left out
/// and counted, or one line names what is wrong.
@Suite struct ImpossibleValueTests {
    private static let classes = ["neutral", "happy", "sad"]

    /// A run with two epochs of three test samples.
    private func run(_ temporary: TemporaryDirectory) throws -> RunDirectory {
        let run = try temporary.run()
        let writer = try RunWriter(run)
        try writer.record(classes: Self.classes)
        try writer.record(
            samples: (0..<3).map { .init(index: $0, path: "\($0).jpg", label: $0, valence: 0.5) },
            split: .test)
        for step in 1...20 { try writer.record(step: Made.step(step)) }
        let matrix = try #require(
            ConfusionMatrix(classes: Self.classes, counts: [[1, 0, 0], [0, 1, 0], [1, 0, 0]]))
        for epoch in 1...2 {
            try writer.record(
                epoch: Made.epoch(epoch), confusion: [.test: matrix],
                predictions: (0..<3).map { Made.prediction($0, 1) })
            try writer.record(draws: [1, 1, 1], epoch: epoch)
            try writer.record(
                operations: [OperationRecord(operation: "stem", steps: 1, seconds: 1)], epoch: epoch)
        }
        try writer.record(checkpoint: CheckpointRecord(name: "epoch-0002", epoch: 2, step: 20, accuracy: 0.5))
        try writer.record(event: EventRecord(.message, "begun"))
        try writer.enter(.finished)
        try writer.close()
        return run
    }

    private static let largest = Int.max

    /// A change by SQL, and the table of which it makes rows impossible.
    private static let lies: [(sql: String, table: String)] = [
        ("UPDATE predictions SET predicted = 99", "predictions"),
        ("UPDATE predictions SET predicted = -1", "predictions"),
        ("UPDATE predictions SET predicted = 'happy'", "predictions"),
        ("UPDATE predictions SET probabilities = x''", "predictions"),
        ("UPDATE predictions SET probabilities = zeroblob(8)", "predictions"),
        ("UPDATE predictions SET probabilities = x'0000c07f0000c07f0000c07f'", "predictions"),
        ("UPDATE predictions SET probabilities = 'abcdefghijkl'", "predictions"),
        ("UPDATE predictions SET loss = 1e308", "predictions"),
        ("UPDATE samples SET label = 99999", "predictions"),
        ("UPDATE samples SET label = -1", "predictions"),
        ("UPDATE samples SET valence = 1e308", "predictions"),
        ("UPDATE samples SET sample = sample + \(largest - 9)", "predictions"),
        ("DELETE FROM classes", "predictions"),
        ("UPDATE epochs SET seconds = NULL", "epochs"),
        ("UPDATE epochs SET seconds = 1e300", "epochs"),
        ("UPDATE epochs SET seconds = -1", "epochs"),
        ("UPDATE epochs SET epoch = \(largest) WHERE epoch = 2", "epochs"),
        ("UPDATE epochs SET epoch = 4000000000 WHERE epoch = 2", "epochs"),
        ("UPDATE epochs SET epoch = -2 WHERE epoch = 2", "epochs"),
        ("UPDATE epochs SET test_accuracy = 1e308", "epochs"),
        ("UPDATE epochs SET train_accuracy = -1", "epochs"),
        ("UPDATE epochs SET macro_f1 = 'good'", "epochs"),
        ("UPDATE epochs SET test_loss = -1e308", "epochs"),
        ("UPDATE epochs SET images_per_second = 9e999", "epochs"),
        ("UPDATE confusion SET count = \(largest)", "confusion"),
        ("UPDATE confusion SET count = -1", "confusion"),
        ("UPDATE confusion SET actual = actual + 5", "confusion"),
        ("UPDATE steps SET accuracy = 1e308 WHERE step = 3", "steps"),
        ("UPDATE steps SET seconds = NULL WHERE step = 3", "steps"),
        ("UPDATE steps SET epoch = \(largest) WHERE step = 3", "steps"),
        ("UPDATE draws SET count = \(largest)", "draws"),
        ("UPDATE draws SET label = label + 7", "draws"),
        ("UPDATE operations SET steps = 0", "operations"),
        ("UPDATE operations SET seconds = 1e308", "operations"),
        ("UPDATE checkpoints SET step = \(largest)", "checkpoints"),
        ("UPDATE checkpoints SET wall_time = 1e308", "checkpoints"),
        ("UPDATE events SET wall_time = -1e308", "events"),
        ("UPDATE heartbeat SET step = \(largest)", "heartbeat"),
        ("UPDATE heartbeat SET phase_total = -5", "heartbeat"),
        ("UPDATE heartbeat SET phase = 'dancing'", "heartbeat"),
        ("UPDATE heartbeat SET wall_time = 'now'", "heartbeat"),
    ]

    @Test(arguments: lies)
    func `impossible rows are left out and counted`(lie: (sql: String, table: String)) throws {
        let temporary = try TemporaryDirectory()
        let run = try run(temporary)
        try Connection(path: run.database, mode: .readWrite).run(script: lie.sql)
        let reader = try RunReader(run)
        try Self.readAll(reader)
        let remark = try #require(reader.remark)
        #expect(remark.contains("of \(lie.table)"), "\(remark)")
        #expect(!remark.contains("\n"))
        #expect(try reader.events(limit: 9).last?.message == remark)
    }

    @Test(arguments: [
        "UPDATE classes SET id = id + 10", "DELETE FROM classes WHERE id = 1",
        "CREATE VIEW more AS SELECT * FROM samples", "DROP TABLE samples; CREATE VIEW samples AS SELECT 1",
        "CREATE TRIGGER t AFTER INSERT ON commands BEGIN DELETE FROM steps; END",
        "DROP TABLE steps", "ALTER TABLE epochs DROP COLUMN seconds",
    ])
    func `what cannot be read without guessing is one line`(sql: String) throws {
        let temporary = try TemporaryDirectory()
        let run = try run(temporary)
        try Connection(path: run.database, mode: .readWrite).run(script: sql)
        let error = #expect(throws: RunStoreError.self) { try Self.readAll(RunReader(run)) }
        #expect(error?.description.contains("\n") == false)
    }

    @Test func `a step in the far future does not hide those before it`() throws {
        let temporary = try TemporaryDirectory()
        let run = try run(temporary)
        let connection = try Connection(path: run.database, mode: .readWrite)
        try connection.run(script: "UPDATE steps SET step = \(Int.max) WHERE step = 20")
        try connection.run(script: "UPDATE steps SET accuracy = 7 WHERE step = 5")
        let reader = try RunReader(run)
        #expect(try reader.steps(after: 0, limit: 10).map(\.step) == [1, 2, 3, 4, 6, 7, 8, 9, 10, 11])
        #expect(try reader.steps(after: 11, limit: 100).map(\.step) == Array(12...19))
        #expect(try reader.latestSteps(limit: 2).map(\.step) == [18, 19])
    }

    @Test(arguments: [
        ("epochs", "-3"), ("epochs", "9223372036854775807"), ("steps_per_epoch", "-1"), ("batch_size", "x"),
        ("image_size", "99999999999999999999"), ("created_at", "nan"), ("created_at", "1e308"),
    ])
    func `an impossible setting counts as missing`(key: String, value: String) throws {
        let temporary = try TemporaryDirectory()
        let run = try run(temporary)
        try Connection(path: run.database, mode: .readWrite).run(
            "UPDATE config SET value = ? WHERE key = ?", [.text(value), .text(key)])
        let configuration = try RunReader(run).configuration()
        #expect(configuration.totalSteps >= 0)
        #expect(configuration.createdAt >= 0 && configuration.createdAt < 1e11)
        #expect([configuration.epochs, configuration.batchSize, configuration.imageSize].min() ?? -1 >= 0)
    }

    @Test func `an engine takes over a run whose heartbeat is impossible`() throws {
        let temporary = try TemporaryDirectory()
        let run = try run(temporary)
        try Connection(path: run.database, mode: .readWrite).run(
            script: "UPDATE heartbeat SET step = \(Int.max), session_step = -1")
        _ = try RunWriter(run)
        #expect(try RunReader(run).heartbeat()?.step == 0)
    }

    /// Reads all that screens, reports and exports read.
    private static func readAll(_ reader: RunReader) throws {
        _ = try reader.configuration().totalSteps
        _ = try reader.state()
        _ = try reader.steps(after: 0, limit: 1000)
        _ = try reader.latestSteps(limit: 100)
        let epochs = try reader.epochs()
        _ = try reader.distribution().total(of: .test)
        _ = try reader.draws()
        _ = try reader.operations()
        _ = try reader.checkpoints()
        _ = try reader.sampleBound()
        _ = try reader.unreadableCount()
        _ = try reader.confusions(from: 0).values.map(\.total)
        for epoch in try reader.predictedEpochs() {
            _ = try reader.confusion(epoch: epoch)?.macroF1
            let all = SampleFilter(onlyErrors: false)
            let samples = try reader.samples(epoch: epoch, filter: all, order: .loss, limit: 100)
            _ = try reader.sampleCount(epoch: epoch, filter: all)
            _ = try reader.suspects(epoch: epoch, filter: all)
            _ = EvaluationExport.csv(samples: samples, classes: try reader.classes())
        }
        _ = EvaluationExport.csv(epochs: epochs)
        _ = try reader.events(limit: 10)
    }
}
