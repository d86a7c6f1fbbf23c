import Foundation
import Testing

@testable import fer_tui

/// Pictures by Kitty's graphics protocol, as a terminal would see them that the test plays.
@Suite("Graphics", .serialized)
struct GraphicsTests {
    private static let kitty = ["env", "KITTY_WINDOW_ID=1"]
    private static let question = "a=q"
    private static let clearing = "\u{1B}_Ga=d,d=A,q=2"

    @Test("a terminal that says yes gets the picture, and has it taken away again")
    func shown() async throws {
        let scratch = try await finishedRun()
        let terminal = try PseudoTerminal(Self.kitty + [Program.path, "attach", "run"], in: scratch)
        try await terminal.wait(for: Self.question)
        terminal.type("\u{1B}_Gi=31;OK\u{1B}\\\u{1B}[?62;4c")
        try await terminal.wait(for: "leave")
        #expect(!terminal.text.contains("a=T"))
        terminal.type("3a")
        try await terminal.wait(for: "a=T,f=24")
        terminal.type("1")
        try await terminal.wait(for: Self.clearing)
        terminal.type("q")
        #expect(try await terminal.end() == .exited(0))
        let trace = TerminalTrace(terminal.bytes)
        #expect(trace.isAsFound)
        // The answer was not taken for keys: a question mark among them would have opened the help.
        #expect(!terminal.text.contains("Keys on"))
    }

    @Test("a crash takes the picture away, too")
    func crash() async throws {
        let scratch = try await finishedRun()
        let terminal = try PseudoTerminal(Self.kitty + [Program.path, "attach", "run"], in: scratch)
        try await terminal.wait(for: Self.question)
        terminal.type("\u{1B}_Gi=31;OK\u{1B}\\\u{1B}[?62;4c")
        try await terminal.wait(for: "leave")
        terminal.type("3a")
        try await terminal.wait(for: "a=T,f=24")
        #expect(kill(terminal.process.id, SIGSEGV) == 0)
        #expect(try await terminal.end() == .killed(signal: SIGSEGV))
        let text = terminal.text
        let lastPicture = try #require(text.range(of: "a=T,f=24", options: .backwards))
        #expect(text[lastPicture.upperBound...].contains(Self.clearing))
        #expect(TerminalTrace(terminal.bytes).isAsFound)
    }

    @Test("a terminal that says no, and one that is not asked, get half blocks and no such sequence")
    func declined() async throws {
        let scratch = try await finishedRun()
        let asked = try PseudoTerminal(Self.kitty + [Program.path, "attach", "run"], in: scratch)
        try await asked.wait(for: Self.question)
        asked.type("\u{1B}[?62c")
        let plain = try PseudoTerminal([Program.path, "attach", "run"], in: scratch)
        for terminal in [asked, plain] {
            try await terminal.wait(for: "leave")
            terminal.type("3a")
            try await terminal.wait(for: "▀▀▀")
            terminal.type("q")
            #expect(try await terminal.end() == .exited(0))
            #expect(!terminal.text.contains("a=T"))
        }
        #expect(!plain.text.contains("\u{1B}_G"))
    }

    /// A run of built-in faces with one evaluation.
    private func finishedRun() async throws -> Scratch {
        let scratch = try Scratch()
        let options = TinyRun.options(epochs: 1, train: 16, test: 8)
        #expect(try await Program.run(["demo", "--json"] + options, in: scratch.path).status == 0)
        return scratch
    }
}
