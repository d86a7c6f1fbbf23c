import Foundation
import RunStore
import Testing

@testable import fer_tui

/// Whatever ends the dashboard, the terminal is left as it was found: its modes bit by bit, and by what was
/// written to it, byte by byte.
@Suite("Every way out", .serialized)
struct WayOutTests {
    @Test("q gives the terminal back, and says that training goes on")
    func quit() async throws {
        let (scratch, terminal, before) = try await dashboard()
        _ = scratch
        terminal.type("q")
        #expect(try await terminal.end() == .exited(0))
        expectAsFound(terminal, before)
        #expect(TerminalTrace(terminal.bytes).after.contains("run is finished"))
    }

    @Test(
        "a signal that asks or that kills", arguments: [SIGINT, SIGTERM, SIGHUP, SIGSEGV, SIGILL, SIGABRT])
    func signalled(signal: Int32) async throws {
        let (scratch, terminal, before) = try await dashboard()
        _ = scratch
        #expect(kill(terminal.process.id, signal) == 0)
        let asks = [SIGINT, SIGTERM, SIGHUP].contains(signal)
        #expect(try await terminal.end() == (asks ? .exited(0) : .killed(signal: signal)))
        expectAsFound(terminal, before)
    }

    @Test("Ctrl-C leaves, as q does")
    func interrupted() async throws {
        let (scratch, terminal, before) = try await dashboard()
        _ = scratch
        terminal.type("\u{3}")
        #expect(try await terminal.end() == .exited(0))
        expectAsFound(terminal, before)
    }

    @Test("a terminal that goes away ends the dashboard, not more")
    func closed() async throws {
        let (scratch, terminal, _) = try await dashboard()
        _ = scratch
        terminal.close()
        let end = try await terminal.process.end(within: 30, "the dashboard without a terminal")
        #expect(end == .exited(0) || end == .killed(signal: SIGHUP))
    }

    @Test("fatalError, an error thrown, exit and abort", arguments: ["fatalError", "error", "exit", "abort"])
    func crashes(way: String) async throws {
        let scratch = try Scratch()
        let terminal = try PseudoTerminal(["sleep", "0"], in: scratch)
        let before = terminal.modes
        let probe = try PseudoTerminal([Self.probe, way], in: scratch)
        let end = try await probe.end()
        #expect(end != .exited(0))
        #expect(probe.text.contains("the screen is up"))
        expectAsFound(probe, before)
        let words = ["fatalError": "fatal, as asked for", "error": "trouble, as asked for"]
        if let word = words[way] { #expect(TerminalTrace(probe.bytes).after.contains(word)) }
    }

    @Test("what is printed while the screen is up comes after it, and never on it")
    func strayPrints() async throws {
        let scratch = try Scratch()
        let probe = try PseudoTerminal([Self.probe, "print"], in: scratch)
        try await probe.wait(for: "the screen is up")
        #expect(!probe.text.contains("stray"))
        #expect(kill(probe.process.id, SIGTERM) == 0)
        #expect(try await probe.end() == .exited(0))
        let after = TerminalTrace(probe.bytes).after
        #expect(after.contains("a stray line") && after.contains("a stray error"))
    }

    @Test("escape is known for one soon enough to act within 50 ms")
    func escapeDelay() async throws {
        let scratch = try Scratch()
        let probe = try PseudoTerminal([Self.probe, "escape"], in: scratch)
        try await probe.wait(for: "the screen is up")
        probe.type("\u{3}")
        #expect(try await probe.end() == .exited(0))
        let text = try #require(TerminalTrace(probe.bytes).after.firstMatch(of: /after ([0-9]+) ms/))
        // The rest is for the update and the drawing, which take milliseconds.
        #expect(try #require(Int(text.output.1)) <= 30)
    }

    private static var probe: String {
        URL(fileURLWithPath: Program.path).deletingLastPathComponent().appending(path: "terminal-probe").path
    }

    /// The dashboard on a finished run, its first frame drawn.
    private func dashboard() async throws -> (Scratch, PseudoTerminal, modes: [UInt32]) {
        let scratch = try Scratch()
        let run = try RunDirectory(
            creating: scratch.file("run"),
            configuration: RunConfiguration(
                model: "b0", dataset: "faces", imageSize: 32, batchSize: 4, epochs: 2))
        let writer = try RunWriter(run)
        try writer.enter(.finished)
        try writer.close()
        let fresh = try PseudoTerminal(["sleep", "0"], in: scratch)
        let terminal = try PseudoTerminal([Program.path, "attach", "run"], in: scratch)
        try await terminal.wait(for: "leave")
        return (scratch, terminal, fresh.modes)
    }

    private func expectAsFound(_ terminal: PseudoTerminal, _ modes: [UInt32]) {
        #expect(terminal.modes == modes)
        let trace = TerminalTrace(terminal.bytes)
        #expect(trace.isAsFound, "left on: \(trace.modes), styled: \(trace.isStyled), cut: \(trace.isCut)")
    }
}
