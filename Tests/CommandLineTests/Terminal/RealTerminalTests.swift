import Foundation
import RunStore
import Testing

@testable import fer_tui

/// Terminals as people have them: other names, other locales, pastes, keys that nobody has described.
@Suite("The terminal that is really there", .serialized)
struct RealTerminalTests {
    @Test("an escape sequence that the terminal's description lacks presses no key")
    func unknownSequences() async throws {
        let (scratch, terminal) = try await dashboard(["TERM=screen-256color"])
        _ = scratch
        // Ctrl-Right, a focus report, a key of kitty's protocol, Alt-q, a color that was asked for by nobody.
        for sequence in ["[1;5C", "[I", "[113;5u", "q", "]11;rgb:0000/0000/0000\u{7}"] {
            terminal.type("\u{1B}" + sequence)
            try await Task.sleep(for: .milliseconds(100))
        }
        terminal.type("7")
        try await terminal.wait(for: "no engine is running")
        #expect(!terminal.text.contains("leave; training"))
        terminal.type("q")
        #expect(try await terminal.end() == .exited(0))
    }

    @Test("a sequence that arrives in two parts is one, where ESCDELAY gives it the time")
    func slowSequences() async throws {
        let (scratch, terminal) = try await dashboard(["TERM=screen-256color", "ESCDELAY=1000"])
        _ = scratch
        terminal.type("\u{1B}")
        try await Task.sleep(for: .milliseconds(300))
        terminal.type("[113;5u")
        try await Task.sleep(for: .milliseconds(300))
        #expect(terminal.process.exitStatus() == nil)
        terminal.type("q")
        #expect(try await terminal.end() == .exited(0))
    }

    @Test("a paste is text in a text field, and nothing elsewhere")
    func paste() async throws {
        let (scratch, terminal) = try await dashboard([])
        _ = scratch
        #expect(terminal.text.contains("\u{1B}[?2004h"))
        terminal.type("\u{1B}[200~7 sq\r\u{1B}[201~")
        try await Task.sleep(for: .milliseconds(300))
        #expect(terminal.process.exitStatus() == nil)
        terminal.type(":\u{1B}[200~go to\rsystem\r\u{1B}[201~")
        try await terminal.wait(for: "go to System")
        terminal.type("\r")
        try await terminal.wait(for: "no engine is running")
        terminal.type("q")
        #expect(try await terminal.end() == .exited(0))
        #expect(TerminalTrace(terminal.bytes).isAsFound)
    }

    @Test("an unknown terminal like xterm gets the dashboard, and is told")
    func unknownType() async throws {
        let (scratch, terminal) = try await dashboard(["TERM=xterm-unheard-of"])
        _ = scratch
        try await terminal.wait(for: "xterm-unheard-of is unknown here")
        terminal.type("q")
        #expect(try await terminal.end() == .exited(0))
    }

    @Test("training started from an unknown terminal like xterm has an engine of its own")
    func engineApart() async throws {
        let scratch = try Scratch()
        let terminal = try PseudoTerminal(
            ["env", "TERM=xterm-unheard-of", Program.path, "demo"] + TinyRun.options(epochs: 4000),
            in: scratch)
        try await terminal.wait(for: "training")
        let engine = try Engine(runIn: scratch)
        defer { try? engine.kill() }
        terminal.close()
        let step = try engine.step
        try await engine.wait { try engine.step > step + 2 }
    }

    @Test(
        "a missing or unknown locale shows Unicode, and what it fell back to is not kept",
        arguments: [["LANG="], ["LANG=", "LC_CTYPE=UTF-8"], ["LC_ALL=xx_YY.UTF-8"]])
    func locales(environment: [String]) async throws {
        let (scratch, terminal) = try await dashboard(environment)
        #expect(terminal.text.contains("╭"))
        terminal.type("q")
        #expect(try await terminal.end() == .exited(0))
        #expect((try? scratch.text("fer-tui/settings.json"))?.contains("glyphs") != true)
    }

    @Test("a locale of ASCII shows ASCII, and does not make the next session ASCII")
    func asciiLocale() async throws {
        let (scratch, terminal) = try await dashboard(["LC_ALL=C"])
        #expect(!terminal.text.contains("╭"))
        terminal.type("t")
        try await terminal.wait(for: "theme daylight")
        terminal.type("q")
        #expect(try await terminal.end() == .exited(0))
        let kept = try scratch.text("fer-tui/settings.json")
        #expect(kept.contains("daylight") && !kept.contains("ascii"))
        let next = try PseudoTerminal([Program.path, "attach", "run"], in: scratch)
        try await next.wait(for: "╭")
        next.type("q")
        #expect(try await next.end() == .exited(0))
    }

    @Test("a crash takes a line and no waiting: what happened, and where more is written")
    func crash() async throws {
        let scratch = try Scratch()
        let probe = URL(fileURLWithPath: Program.path).deletingLastPathComponent().appending(
            path: "terminal-probe"
        )
        .path
        let words = ["env", "-u", "SWIFT_BACKTRACE", "XDG_STATE_HOME=\(scratch.path)", probe, "fatalError"]
        let started = ContinuousClock.now
        let terminal = try PseudoTerminal(words, in: scratch)
        #expect(try await terminal.end() != .exited(0))
        // The runtime's own report waits for half a minute. A busy machine takes some seconds to start anything.
        #expect(ContinuousClock.now - started < .seconds(20))
        let trace = TerminalTrace(terminal.bytes)
        #expect(trace.isAsFound)
        let lines = trace.after.split(whereSeparator: \.isNewline).filter { $0.contains("fer-tui: crashed") }
        #expect(lines.count == 1)
        #expect(lines.first?.contains("fatal, as asked for") == true)
        #expect(lines.first?.contains("\(scratch.path)/fer-tui/crash.log") == true)
        #expect(!trace.after.contains("Program crashed"))
        let log = try scratch.text("fer-tui/crash.log")
        #expect(log.hasPrefix("fer-tui crashed: SIG") && log.contains("terminal-probe"))
    }

    /// The dashboard on a finished run, in an environment, its first frame drawn.
    private func dashboard(_ environment: [String]) async throws -> (Scratch, PseudoTerminal) {
        let scratch = try Scratch()
        let run = try RunDirectory(
            creating: scratch.file("run"),
            configuration: RunConfiguration(
                model: "b0", dataset: "faces", imageSize: 32, batchSize: 4, epochs: 2))
        let writer = try RunWriter(run)
        try writer.enter(.finished)
        try writer.close()
        let terminal = try PseudoTerminal(
            ["env", "-u", "LC_ALL", "-u", "LC_CTYPE"] + environment + [Program.path, "attach", "run"],
            in: scratch)
        try await terminal.wait(for: "leave")
        return (scratch, terminal)
    }
}
