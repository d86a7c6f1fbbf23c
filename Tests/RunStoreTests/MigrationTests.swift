import Foundation
import Testing

@testable import RunStore

/// Runs of every released format are read as they are, and brought to this one by the engine that takes them over.
@Suite struct MigrationTests {
    /// A directory with a copy of the committed run of a format.
    private func run(format: Int, in temporary: TemporaryDirectory) throws -> RunDirectory {
        let fixture = try #require(
            Bundle.module.url(
                forResource: "format-\(format)", withExtension: "sqlite", subdirectory: "Fixtures"))
        let path = temporary.path + "/run"
        try RunDirectory.makeDirectory(at: path)
        try FileManager.default.copyItem(atPath: fixture.path, toPath: path + "/run.sqlite")
        return try RunDirectory(existing: path)
    }

    @Test(arguments: 1..<Schema.version)
    func `every older format has a committed run`(format: Int) throws {
        let temporary = try TemporaryDirectory()
        let run = try run(format: format, in: temporary)
        #expect(try Connection(path: run.database, mode: .readOnly).format() == format)
    }

    @Test(arguments: 1..<Schema.version)
    func `a viewer reads an older run whole and does not touch it`(format: Int) throws {
        let temporary = try TemporaryDirectory()
        let run = try run(format: format, in: temporary)
        let before = try Data(contentsOf: URL(fileURLWithPath: run.database))
        let summary = try RunSummary(run)
        #expect(summary.state == .finished)
        #expect(summary.epochs.map(\.epoch) == [1, 2])
        let reader = try RunReader(run)
        #expect(try reader.classes().count == 8)
        #expect(try reader.steps(after: 0, limit: 100).count == 6)
        #expect(try reader.confusion(epoch: 2)?.total == 16)
        #expect(
            try reader.samples(epoch: 2, filter: SampleFilter(onlyErrors: false), order: .loss, limit: 99)
                .count
                == 16)
        #expect(try reader.draws().reduce(0, +) == 24)
        #expect(try !reader.operations().isEmpty)
        #expect(try reader.checkpoints().map(\.name) == ["epoch-0001", "epoch-0002"])
        #expect(try reader.heartbeat()?.commandProblem == nil)
        #expect(reader.remark == nil)
        #expect(try Data(contentsOf: URL(fileURLWithPath: run.database)) == before)
    }

    @Test(arguments: 1..<Schema.version)
    func `an engine brings an older run to this format and keeps what it holds`(format: Int) throws {
        let temporary = try TemporaryDirectory()
        let run = try run(format: format, in: temporary)
        let viewer = try RunReader(run)
        let epochs = try viewer.epochs()
        let writer = try RunWriter(run)
        try writer.record(step: Made.step(7))
        try writer.record(draws: [1, 2, 3, 4, 5, 6, 7, 8], epoch: 3)
        try writer.close()
        #expect(try Connection(path: run.database, mode: .readOnly).format() == Schema.version)
        // The viewer that was there before follows.
        for reader in [viewer, try RunReader(run)] {
            #expect(try reader.epochs() == epochs)
            #expect(try reader.steps(after: 0, limit: 100).count == 7)
            #expect(try reader.draws() == [1, 2, 3, 4, 5, 6, 7, 8])
        }
    }

    @Test func `the first runs of format 1 had no tables of draws and operations`() throws {
        let temporary = try TemporaryDirectory()
        let run = try run(format: 1, in: temporary)
        try Connection(path: run.database, mode: .readWrite).run(
            script: "DROP TABLE draws; DROP TABLE operations")
        let viewer = try RunReader(run)
        #expect(try viewer.draws().isEmpty)
        #expect(try viewer.operations().isEmpty)
        let writer = try RunWriter(run)
        try writer.record(draws: [1, 2, 3, 4, 5, 6, 7, 8], epoch: 3)
        try writer.close()
        #expect(try viewer.draws() == [1, 2, 3, 4, 5, 6, 7, 8])
    }

    @Test func `a run that a live engine writes is not migrated`() throws {
        let temporary = try TemporaryDirectory()
        let run = try run(format: 1, in: temporary)
        let other = Process()
        other.executableURL = URL(fileURLWithPath: "/bin/sleep")
        other.arguments = ["60"]
        try other.run()
        defer { other.terminate() }
        let pid = Int(other.processIdentifier)
        let start = ProcessStatus(pid: pid)?.startTime ?? 0
        try Connection(path: run.database, mode: .readWrite).run(
            script: """
                UPDATE heartbeat SET phase = 'training', pid = \(pid), process_start = \(start),
                boot = '\(ProcessIdentity.current.boot)'
                """)
        #expect(throws: RunStoreError.engineAlreadyRunning(path: run.path, pid: pid)) { try RunWriter(run) }
        #expect(try Connection(path: run.database, mode: .readOnly).format() == 1)
        // A command reaches the older engine all the same.
        #expect(try CommandSender(run).send(.pause) == 1)
    }

    @Test func `a new run has the format of an old one brought forward`() throws {
        let temporary = try TemporaryDirectory()
        let old = try run(format: 1, in: temporary)
        _ = try RunWriter(old)
        let fresh = try temporary.run("fresh")
        #expect(try columns(of: old) == columns(of: fresh))
    }

    /// Every table's columns, in order.
    private func columns(of run: RunDirectory) throws -> [String] {
        try Connection(path: run.database, mode: .readOnly).rows(
            """
            SELECT m.name, c.name, c.type, c."notnull", c.pk FROM sqlite_master m, pragma_table_info(m.name) c
            WHERE m.type = 'table' ORDER BY m.name, c.cid
            """
        ) { row in (0..<5).map { row.text(Int32($0)) }.joined(separator: " ") }
    }
}
