import Foundation
import Testing

@testable import RunStore

/// Whatever lies in the place of a run, the answer is one line that says what is wrong.
@Suite struct BadDatabaseTests {
    @Test func `no such directory`() {
        #expect(throws: RunStoreError.noSuchRun(path: "/nowhere/run")) {
            try RunDirectory(existing: "/nowhere/run")
        }
    }

    @Test func `a directory that holds no run`() throws {
        let temporary = try TemporaryDirectory()
        #expect(throws: RunStoreError.notARun(path: temporary.path)) {
            try RunDirectory(existing: temporary.path)
        }
    }

    @Test func `a file that is no database`() throws {
        let temporary = try TemporaryDirectory()
        try SmallFile.save(
            String(repeating: "not a database\n", count: 100), to: temporary.path + "/run.sqlite")
        let run = try RunDirectory(existing: temporary.path)
        #expect(throws: RunStoreError.notADatabase(path: run.database)) { try RunReader(run) }
        #expect(throws: RunStoreError.notADatabase(path: run.database)) { try RunWriter(run) }
    }

    @Test func `an empty file, as a full disk leaves it`() throws {
        let temporary = try TemporaryDirectory()
        try SmallFile.save("", to: temporary.path + "/run.sqlite")
        let run = try RunDirectory(existing: temporary.path)
        #expect(throws: RunStoreError.notADatabase(path: run.database)) { try RunReader(run) }
    }

    @Test func `a database of another program`() throws {
        let temporary = try TemporaryDirectory()
        try SmallFile.save("", to: temporary.path + "/run.sqlite")
        let run = try RunDirectory(existing: temporary.path)
        try Connection(path: run.database, mode: .readWrite).run(script: "CREATE TABLE songs (name TEXT)")
        #expect(throws: RunStoreError.notADatabase(path: run.database)) { try RunReader(run) }
    }

    @Test func `a schema from the future`() throws {
        let temporary = try TemporaryDirectory()
        let run = try temporary.run()
        try Connection(path: run.database, mode: .readWrite).run(script: "PRAGMA user_version = 999")
        let expected = RunStoreError.newerSchema(path: run.database, found: 999, known: Schema.version)
        #expect(throws: expected) { try RunReader(run) }
        #expect(throws: expected) { try RunWriter(run) }
        #expect(throws: expected) { try CommandSender(run) }
        #expect("\(expected)".contains("written by a newer fer-tui"))
    }

    @Test func `a database with its middle overwritten never traps`() throws {
        let temporary = try TemporaryDirectory()
        let run = try temporary.run()
        let writer = try RunWriter(run)
        for step in 1...2000 { try writer.record(step: Made.step(step)) }
        try writer.close()
        try Connection(path: run.database, mode: .readWrite).run(script: "PRAGMA wal_checkpoint(TRUNCATE)")
        var bytes = try Data(contentsOf: URL(fileURLWithPath: run.database))
        for index in 8192..<bytes.count { bytes[index] = UInt8(truncatingIfNeeded: index &* 31) }
        let copy = temporary.path + "/copy"
        try RunDirectory.makeDirectory(at: copy)
        try bytes.write(to: URL(fileURLWithPath: copy + "/run.sqlite"))

        let error = #expect(throws: RunStoreError.self) {
            _ = try RunReader(RunDirectory(existing: copy)).steps(after: 0, limit: 5000)
        }
        guard case .damaged = error else {
            Issue.record("expected damage, got \(String(describing: error))")
            return
        }
    }

    @Test func `a full disk is said, and what waited is written once there is room`() throws {
        let temporary = try TemporaryDirectory()
        let run = try temporary.run()
        let writer = try RunWriter(run)
        try limitPages(of: writer, to: 1)
        #expect(throws: RunStoreError.diskFull(path: run.database)) {
            for step in 1...20_000 { try writer.record(step: Made.step(step)) }
            try writer.flush()
        }
        try limitPages(of: writer, to: 1_000_000)
        try writer.flush()
        #expect(try !RunReader(run).steps(after: 0, limit: 1).isEmpty)
    }

    @Test func `every error is one line`() {
        let errors: [RunStoreError] = [
            .noSuchRun(path: "a"), .notARun(path: "a"), .noRuns(directory: "a"), .alreadyARun(path: "a"),
            .notWritable(path: "a", reason: "b"), .notReadable(path: "a"), .notADatabase(path: "a"),
            .damaged(path: "a", reason: "b"), .newerSchema(path: "a", found: 2, known: 1),
            .diskFull(path: "a"),
            .busy(path: "a"), .engineAlreadyRunning(path: "a", pid: 1),
            .engineNotRunning(path: "a", state: "crashed"), .notAcknowledged(command: "pause", seconds: 5),
            .refused(command: "pause", reason: "b"),
            .commandsNotRead(path: "a", reason: "b"), .isLink(path: "a"), .notEmpty(path: "a"),
            .database(path: "a", reason: "b"),
        ]
        for error in errors { #expect(!"\(error)".contains("\n")) }
    }

    private func limitPages(of writer: RunWriter, to count: Int) throws {
        try writer.contents.withLock { contents throws(RunStoreError) in
            // SQLite takes the present size where the limit is below it: not one page more.
            try contents.connection.run(script: "PRAGMA max_page_count = \(count)")
        }
    }
}
