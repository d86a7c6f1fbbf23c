import Foundation
import Testing

@testable import RunStore

/// Runs in places where nothing can be written: a read-only mount, somebody else's directory.
@Suite struct UnwritableRunTests {
    @Test func `a run that was closed cleanly is read in place`() throws {
        let temporary = try TemporaryDirectory()
        let run = try temporary.run()
        do {
            let writer = try RunWriter(run)
            try writer.record(step: Made.step(1))
            try writer.close()
        }
        let (connection, copy) = try DatabaseOpening.openUnwritable(run)
        #expect(copy == nil)
        #expect(try connection.first("SELECT count(*) FROM steps") { $0.integer(0) } == 1)
        #expect(!FileManager.default.fileExists(atPath: run.database + "-shm"))
    }

    @Test func `a crashed run's log is read from a private copy`() throws {
        let temporary = try TemporaryDirectory()
        let run = try temporary.run()
        let writer = try RunWriter(run)
        try writer.record(step: Made.step(1))
        try writer.flush()
        // Copied while the engine still has it open, as a crash leaves it.
        let copied = temporary.path + "/copied"
        try FileManager.default.copyItem(atPath: run.path, toPath: copied)
        try FileManager.default.removeItem(atPath: copied + "/run.sqlite-shm")

        var (connection, copy): (Connection?, TemporaryCopy?) = try DatabaseOpening.openUnwritable(
            RunDirectory(existing: copied))
        let place = try #require(copy).database
        #expect(try connection?.first("SELECT count(*) FROM steps") { $0.integer(0) } == 1)
        (connection, copy) = (nil, nil)
        #expect(!FileManager.default.fileExists(atPath: place))
        withExtendedLifetime(writer) {}
    }
}
