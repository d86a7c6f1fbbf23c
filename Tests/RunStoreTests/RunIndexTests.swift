import Testing

@testable import RunStore

@Suite struct RunIndexTests {
    @Test func `runs are listed newest first, and one that cannot be read does not hide the others`() throws {
        let temporary = try TemporaryDirectory()
        _ = try temporary.run("older", createdAt: 1000)
        let newer = try temporary.run("newer", createdAt: 2000)
        try RunDirectory.makeDirectory(at: temporary.path + "/broken")
        try SmallFile.save("nonsense, and a good deal of it", to: temporary.path + "/broken/run.sqlite")
        try RunDirectory.makeDirectory(at: temporary.path + "/not-a-run")
        let writer = try RunWriter(newer)
        try writer.record(epoch: Made.epoch(1, evaluationAccuracy: 0.75), confusion: [:], predictions: [])

        let entries = RunIndex(path: temporary.path).entries()
        #expect(entries.map(\.directory.name) == ["newer", "older", "broken"])
        let summary = try entries[0].summary.get()
        #expect(summary.epochsDone == 1)
        #expect(summary.bestAccuracy == 0.75)
        #expect(summary.state == .starting)
        #expect(try entries[1].summary.get().state == .crashed)
        #expect(throws: RunStoreError.self) { try entries[2].summary.get() }
    }

    @Test func `a run is found by name, by path, or as the newest`() throws {
        let temporary = try TemporaryDirectory()
        let run = try temporary.run("faces", createdAt: 1000)
        let index = RunIndex(path: temporary.path)
        #expect(try index.resolve("faces") == run)
        #expect(try index.resolve(run.path) == run)
        #expect(try index.newest() == run)
        #expect(throws: RunStoreError.noSuchRun(path: "elsewhere")) { try index.resolve("elsewhere") }
    }

    @Test func `where there are no runs that is said`() throws {
        let temporary = try TemporaryDirectory()
        let index = RunIndex(path: temporary.path + "/missing")
        #expect(index.entries().isEmpty)
        #expect(throws: RunStoreError.noRuns(directory: index.path)) { try index.newest() }
    }

    @Test func `the last lines of a log`() throws {
        let temporary = try TemporaryDirectory()
        let path = temporary.path + "/engine.log"
        #expect(SmallFile.lastLines(of: path, limit: 3).isEmpty)
        try SmallFile.save("one\ntwo\n\nfour\n", to: path)
        #expect(SmallFile.lastLines(of: path, limit: 3) == ["two", "", "four"])
    }
}
