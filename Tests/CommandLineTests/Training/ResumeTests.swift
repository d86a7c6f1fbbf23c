import Foundation
import RunStore
import Testing
import Training

@testable import fer_tui

@Suite("Runs that are interrupted lose nothing", .serialized)
struct ResumeTests {
    private func weights(_ scratch: Scratch) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: scratch.file("run/checkpoints/last/model.safetensors")))
    }

    /// What an uninterrupted run ends with.
    private func reference(_ options: [String]) async throws -> Data {
        let scratch = try Scratch()
        #expect(try await Program.run(["demo", "--json"] + options, in: scratch.path).status == 0)
        return try weights(scratch)
    }

    @Test("an engine that is killed and resumed ends with the bits of one that ran through")
    func killed() async throws {
        // Long enough to be killed well before its end by a test that the machine keeps waiting.
        let options = TinyRun.options(epochs: 5, train: 384)
        let scratch = try Scratch()
        let started = try await Program.run(["demo", "--detach", "--json"] + options, in: scratch.path)
        #expect((started.json as? [String: Any])?["run"] as? String == scratch.file("run"))
        let engine = try Engine(runIn: scratch)
        // Within the second epoch: what it did since the first one's checkpoint is lost and done again.
        try await engine.wait { try engine.step >= 50 }
        try engine.kill()
        try await engine.wait { try engine.state == .crashed }
        let resumed = try await Program.run(["resume", "run", "--plain"], in: scratch.path)
        #expect(resumed.status == 0)
        #expect(try engine.state == .finished)
        #expect(try RunReader(engine.run).epochs().map(\.epoch) == Array(1...5))
        let uninterrupted = try await reference(options)
        #expect(try weights(scratch) == uninterrupted)
    }

    @Test("the commands steer it: paused it stands still, a checkpoint is written, stopped it can go on")
    func steered() async throws {
        let options = TinyRun.options(epochs: 5, train: 384)
        let scratch = try Scratch()
        _ = try await Program.run(["demo", "--detach"] + options, in: scratch.path)
        let engine = try Engine(runIn: scratch)
        try await engine.wait { try engine.step >= 3 }
        #expect(try await Program.run(["pause", "run"], in: scratch.path).status == 0)
        #expect(try engine.state == .paused)
        let step = try engine.step
        let checkpoint = try await Program.run(["checkpoint", "run"], in: scratch.path)
        #expect(checkpoint.output.hasPrefix("run: checkpoint epoch-000"))
        #expect(try engine.step == step)
        #expect(try await Program.run(["unpause", "run"], in: scratch.path).status == 0)
        #expect(try await Program.run(["stop", "run"], in: scratch.path).status == 0)
        try await engine.wait { try engine.state == .stopped }
        let late = try await Program.run(["pause", "run"], in: scratch.path)
        #expect(late.status == 1)
        #expect(late.errorLines.count == 1)
        #expect(try await Program.run(["resume", "run", "--plain"], in: scratch.path).status == 0)
        let uninterrupted = try await reference(options)
        #expect(try weights(scratch) == uninterrupted)
    }

    @Test("SIGTERM saves and ends in the foreground, with status 130")
    func terminated() async throws {
        let scratch = try Scratch()
        let options = TinyRun.options(epochs: 4000)
        async let result = Program.run(["demo", "--plain"] + options, in: scratch.path)
        // At first there is no run, then one that is still being made.
        try await waitUntil("the run") { ((try? Engine(runIn: scratch).step) ?? 0) >= 2 }
        let engine = try Engine(runIn: scratch)
        try engine.kill(SIGTERM)
        #expect(try await result.status == 130)
        #expect(try await result.errors.hasPrefix("fer-tui: stopped with checkpoint "))
        #expect(try engine.state == .stopped)
    }

    /// A run of 40 epochs that was stopped after at least three.
    private func stoppedRun(in scratch: Scratch) async throws -> Engine {
        let options = TinyRun.options(epochs: 40)
        #expect(try await Program.run(["demo", "--detach"] + options, in: scratch.path).status == 0)
        let engine = try Engine(runIn: scratch)
        try await engine.wait { try RunReader(engine.run).epochs().count >= 3 }
        #expect(try await Program.run(["stop", "run"], in: scratch.path).status == 0)
        try await engine.wait { try engine.state == .stopped }
        return engine
    }

    /// Everything in a run's record that resuming could change.
    private struct Record: Equatable {
        let configuration: RunConfiguration
        let heartbeat: Heartbeat?
        let epochs: [EpochRecord]
        let steps: [StepRecord]
        let checkpoints: [CheckpointRecord]
        let rewinds: Int
    }

    private func record(_ engine: Engine) throws -> Record {
        let reader = try RunReader(engine.run)
        return Record(
            configuration: try reader.configuration(), heartbeat: try reader.heartbeat(),
            epochs: try reader.epochs(), steps: try reader.latestSteps(limit: 1000),
            checkpoints: try reader.checkpoints(), rewinds: try reader.rewinds())
    }

    @Test("resume with nothing to do is refused and leaves the run as it was", arguments: [[], ["--detach"]])
    func nothingToDo(style: [String]) async throws {
        let scratch = try Scratch()
        let engine = try await stoppedRun(in: scratch)
        let before = try record(engine)
        for epochs in ["1", "2", "3"] {
            let refused = try await Program.run(
                ["resume", "run", "--epochs", epochs] + style, in: scratch.path)
            #expect(refused.status == 1)
            #expect(refused.output.isEmpty)
            #expect(refused.errorLines.count == 1)
            #expect(refused.errors.contains("nothing to do"))
            #expect(try record(engine) == before)
        }
        // The engine itself refuses too, for those who start it without resume.
        let engineRefused = try await Program.run(
            ["engine", "run", "--from", "last", "--epochs", "2"], in: scratch.path)
        #expect(engineRefused.status == 1)
        #expect(try record(engine) == before)
        let resumed = try await Program.run(["resume", "run", "--epochs", "6", "--plain"], in: scratch.path)
        #expect(resumed.status == 0)
        #expect(try RunReader(engine.run).configuration().epochs == 6)
    }

    @Test("going back to the best checkpoint says what it gives up, and does so only with --yes")
    func goingBack() async throws {
        let scratch = try Scratch()
        let engine = try await stoppedRun(in: scratch)
        let store = CheckpointStore(folder: engine.run.checkpoints)
        let oldest = try #require(store.names.first)
        let best = engine.run.checkpoints + "/best"
        try FileManager.default.removeItem(atPath: best)
        try FileManager.default.createSymbolicLink(atPath: best, withDestinationPath: oldest)
        let before = try record(engine)
        let tooFew = try await Program.run(
            ["resume", "run", "--from", "best", "--epochs", "1", "--yes", "--plain"], in: scratch.path)
        #expect(tooFew.status == 1)
        #expect(tooFew.errors.contains("nothing to do"))
        #expect(try record(engine) == before)
        let unasked = try await Program.run(["resume", "run", "--from", "best", "--plain"], in: scratch.path)
        #expect(unasked.status == 1)
        #expect(unasked.errors.contains("goes back to checkpoint \(oldest) and gives up "))
        #expect(unasked.errors.contains("--yes"))
        #expect(try record(engine) == before)
        let more = ["--epochs", "\(try RunReader(engine.run).epochs().count + 1)"]
        let agreed = try await Program.run(
            ["resume", "run", "--from", "best", "--yes", "--plain"] + more, in: scratch.path)
        #expect(agreed.status == 0)
        #expect(agreed.errors.contains("gives up "))
        #expect(try engine.state == .finished)
    }

    @Test("going back asks on a terminal, and no is no")
    func asked() async throws {
        let scratch = try Scratch()
        let engine = try await stoppedRun(in: scratch)
        let store = CheckpointStore(folder: engine.run.checkpoints)
        let best = engine.run.checkpoints + "/best"
        try FileManager.default.removeItem(atPath: best)
        try FileManager.default.createSymbolicLink(
            atPath: best, withDestinationPath: try #require(store.names.first))
        let before = try record(engine)
        let terminal = try PseudoTerminal(
            [Program.path, "resume", "run", "--from", "best", "--plain"], in: scratch)
        try await terminal.wait(for: "Go on? [y/N] ")
        terminal.type("n\n")
        #expect(try await terminal.end() == .exited(1))
        #expect(terminal.text.contains("nothing was changed"))
        #expect(try record(engine) == before)
    }

    @Test("a resumed run whose data has changed keeps the record that it had")
    func changedData() async throws {
        let scratch = try Scratch()
        try FaceFolder.write(to: scratch.file("faces"), train: 48, test: 16)
        let options = TinyRun.options(epochs: 2) + ["--model", "b0"]
        let trained = try await Program.run(
            ["train", "--data", "faces", "--plain"] + options, in: scratch.path)
        #expect(trained.status == 0)
        let engine = try Engine(runIn: scratch)
        let configuration = try RunReader(engine.run).configuration()
        let samples = try RunReader(engine.run).samples(
            epoch: 1, filter: SampleFilter(), order: .loss, limit: 100)
        try FaceFolder.write(to: scratch.file("faces"), train: 80, test: 32)
        let resumed = try await Program.run(["resume", "run", "--epochs", "3", "--plain"], in: scratch.path)
        #expect(resumed.status == 1)
        #expect(try RunReader(engine.run).configuration() == configuration)
        let after = try RunReader(engine.run).samples(
            epoch: 1, filter: SampleFilter(), order: .loss, limit: 100)
        #expect(after == samples)
    }
}
