import Foundation
import Testing

@testable import RunStore

@Suite struct RunDirectoryTests {
    @Test func `a new run is open to its owner alone`() throws {
        let temporary = try TemporaryDirectory()
        let run = try temporary.run()
        let writer = try RunWriter(run)
        try writer.record(step: Made.step(1))
        try writer.flush()

        #expect(try permissions(run.path) == 0o700)
        for file in ["run.sqlite", "run.sqlite-wal", "run.sqlite-shm"] {
            #expect(try permissions(run.path + "/" + file) == 0o600, "\(file)")
        }
    }

    @Test func `the configuration comes back as it was given`() throws {
        let temporary = try TemporaryDirectory()
        let run = try temporary.run(createdAt: 1_700_000_000.25)
        let configuration = try RunReader(run).configuration()
        #expect(configuration.model == "b4")
        #expect(configuration.options == ["optimizer": "sgd", "lr": "0.05"])
        #expect(configuration.totalSteps == 30)
        #expect(configuration.createdAt == 1_700_000_000.25)
    }

    @Test func `a run is never created over another`() throws {
        let temporary = try TemporaryDirectory()
        let run = try temporary.run()
        #expect(throws: RunStoreError.alreadyARun(path: run.path)) { try temporary.run() }
    }

    @Test func `a path below a file is refused with the reason`() throws {
        let temporary = try TemporaryDirectory()
        try SmallFile.save("", to: temporary.path + "/file")
        #expect(
            throws: RunStoreError.notWritable(path: temporary.path + "/file/run", reason: "Not a directory")
        ) {
            try temporary.run("file/run")
        }
    }

    @Test func `a trailing slash does not change the run's name`() throws {
        let temporary = try TemporaryDirectory()
        _ = try temporary.run("first")
        #expect(try RunDirectory(existing: temporary.path + "/first//").name == "first")
    }

    private func permissions(_ path: String) throws -> Int? {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return (attributes[.posixPermissions] as? NSNumber)?.intValue
    }
}
