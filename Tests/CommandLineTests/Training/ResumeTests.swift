import Foundation
import RunStore
import Testing

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
}
