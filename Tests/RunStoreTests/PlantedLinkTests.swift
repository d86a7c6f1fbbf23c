import Foundation
import Testing

@testable import RunStore

/// Nothing in a run directory is opened through a link.
@Suite struct PlantedLinkTests {
    @Test func `a database that is a link is refused`() throws {
        let temporary = try TemporaryDirectory()
        let run = try temporary.run("real")
        try RunDirectory.makeDirectory(at: temporary.path + "/other")
        let link = temporary.path + "/other/run.sqlite"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: run.database)
        #expect(throws: RunStoreError.isLink(path: link)) {
            try RunDirectory(existing: temporary.path + "/other")
        }
    }

    @Test func `a dangling link makes no database outside the run`() throws {
        let temporary = try TemporaryDirectory()
        try RunDirectory.makeDirectory(at: temporary.path + "/run")
        try FileManager.default.createSymbolicLink(
            atPath: temporary.path + "/run/run.sqlite", withDestinationPath: temporary.path + "/outside")
        #expect(throws: RunStoreError.self) { try temporary.run() }
        #expect(!FileManager.default.fileExists(atPath: temporary.path + "/outside"))
    }

    @Test func `a run below a linked folder is read`() throws {
        let temporary = try TemporaryDirectory()
        let run = try temporary.run("runs/one")
        try FileManager.default.createSymbolicLink(
            atPath: temporary.path + "/link", withDestinationPath: temporary.path + "/runs")
        let linked = try RunDirectory(existing: temporary.path + "/link/one")
        #expect(try RunReader(linked).configuration() == RunReader(run).configuration())
    }

    @Test func `a directory that holds other things gets no run`() throws {
        let temporary = try TemporaryDirectory()
        try RunDirectory.makeDirectory(at: temporary.path + "/run")
        try SmallFile.save("mine", to: temporary.path + "/run/thesis.txt")
        #expect(throws: RunStoreError.notEmpty(path: temporary.path + "/run")) { try temporary.run() }
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: temporary.path + "/run") == ["thesis.txt"])
    }

    @Test func `a log that is a link or a pipe is not read`() throws {
        let temporary = try TemporaryDirectory()
        try SmallFile.save("secret", to: temporary.path + "/secret")
        let log = temporary.path + "/engine.log"
        try FileManager.default.createSymbolicLink(
            atPath: log, withDestinationPath: temporary.path + "/secret")
        #expect(SmallFile.size(of: log) == nil)
        #expect(SmallFile.bytes(of: log, from: 0, limit: 100).isEmpty)
        #expect(throws: RunStoreError.self) { try SmallFile.save("x", to: log, followsLinks: false) }
        try FileManager.default.removeItem(atPath: log)
        #expect(mkfifo(log, 0o600) == 0)
        #expect(SmallFile.bytes(of: log, from: 0, limit: 100).isEmpty)
    }
}
