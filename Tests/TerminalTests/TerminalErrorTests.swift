import Testing

@testable import Terminal

@Suite struct TerminalErrorTests {
    @Test(
        "a terminal that cannot show the screen is named, with what to do",
        arguments: [
            (
                [:],
                "TERM is not set: the kind of terminal is unknown (set it, for example to xterm-256color)"
            ),
            (
                ["TERM": "dumb"],
                "the terminal type \"dumb\" has no cursor movement: the dashboard cannot be shown (use another terminal)"
            ),
            (
                ["TERM": "no-such-terminal"],
                "the terminal type \"no-such-terminal\" is unknown (set TERM to one that terminfo knows, "
                    + "such as xterm-256color)"
            ),
        ])
    func unusableTypes(environment: [String: String], message: String) {
        #expect { try TerminalType(environment: environment) } throws: { "\($0)" == message }
    }

    @Test("a common terminal is accepted, and keeps its entry where it has no direct colors")
    func commonType() throws {
        let xterm = try TerminalType(environment: ["TERM": "xterm"])
        #expect(xterm.name == "xterm" && xterm.note == nil)
        #expect(xterm.direct(environment: [:]) == nil)
        let vt100 = try TerminalType(environment: ["TERM": "vt100"])
        #expect(vt100.direct(environment: ["COLORTERM": "truecolor"]) == nil)
    }

    @Test("the reset string has no delays, which a terminal would show")
    func delays() {
        #expect(
            ResetSequence.withoutDelays("\u{1B}[m$<2>\u{1B}[K$<5/>x$<1.5*>")
                == Array("\u{1B}[m\u{1B}[Kx".utf8))
    }
}
