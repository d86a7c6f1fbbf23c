import Foundation
import RunStore
import Testing

@testable import fer_tui

/// What ends training, and what does not.
@Suite("Signals to the engine", .serialized)
struct SignalTests {
    @Test("SIGHUP and a terminal that goes away never end training")
    func hangUp() async throws {
        let scratch = try Scratch()
        let options = TinyRun.options(epochs: 400)
        let terminal = try PseudoTerminal([Program.path, "demo"] + options, in: scratch)
        try await terminal.wait(for: "leave")
        let engine = try Engine(runIn: scratch)
        defer { try? engine.kill() }
        try await engine.wait { try engine.step > 0 }
        try engine.kill(SIGHUP)
        terminal.close()
        _ = try await terminal.process.end(within: 30, "the dashboard without a terminal")
        let step = try engine.step
        try await engine.wait { try engine.step > step + 2 }
        #expect(try engine.state.isLive)
    }

    @Test("the first SIGINT saves a checkpoint and ends, a second ends at once")
    func interrupted() async throws {
        let scratch = try Scratch()
        let arguments = ["demo", "--detach"] + TinyRun.options(epochs: 400)
        #expect(try await Program.run(arguments, in: scratch.path).status == 0)
        let engine = try Engine(runIn: scratch)
        defer { try? engine.kill() }
        try await engine.wait { try engine.step > 0 }
        try engine.kill(SIGINT)
        try await engine.wait { try engine.state == .stopped }
        #expect(try RunReader(engine.run).checkpoints().isEmpty == false)

        #expect(try await Program.run(["resume", "run", "--detach"], in: scratch.path).status == 0)
        try await engine.wait { try engine.state == .training }
        let process = try #require(try RunReader(engine.run).heartbeat()?.process)
        // Stopped in between, so that both are there before it can act upon the first.
        for signal in [SIGSTOP, SIGINT, SIGTERM, SIGCONT] { try engine.kill(signal) }
        try await waitUntil("the engine's end") { !process.isAlive }
        #expect(try engine.state == .crashed)
    }
}
