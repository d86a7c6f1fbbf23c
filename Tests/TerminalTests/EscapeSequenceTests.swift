import Testing

@testable import Terminal

@Suite struct EscapeSequenceTests {
    @Test(
        "a sequence is taken whole, and not a character more",
        arguments: [
            // Ctrl-Right, Shift-F5, focus, a report of kitty's keyboard protocol, a mouse report of each kind.
            "[1;5C", "[15;2~", "[I", "[97;5u", "[<0;12;7M", "[M !!",
            // Function keys: as an application's keypad, with a modifier, and of the Linux console.
            "OP", "O5P", "[[A",
            // Alt with a letter, and with an arrow as rxvt writes it.
            "x", "\u{1B}[A",
            // Answers that come late: a color, the name of the terminal.
            "]11;rgb:0000/0000/0000\u{7}", "]11;rgb:0000/0000/0000\u{1B}\\", "P>|xterm(388)\u{1B}\\",
            "_Gi=31;OK\u{1B}\\",
            // One that is broken off by another.
            "[1;\u{1B}[B",
        ])
    func whole(sequence: String) {
        var parser = EscapeSequence()
        let meanings = sequence.unicodeScalars.map { parser.take($0.value) }
        #expect(meanings.dropLast().allSatisfy { $0 == nil })
        #expect(meanings.last == .unknown)
    }

    @Test("the marks around a paste are known")
    func pastes() {
        for (text, meaning) in [("[200~", EscapeSequence.Meaning.pasteStart), ("[201~", .pasteEnd)] {
            var parser = EscapeSequence()
            #expect(text.unicodeScalars.map { parser.take($0.value) }.last == meaning)
        }
    }

    @Test("a sequence without an end is never taken for something, and needs no memory")
    func endless() {
        var parser = EscapeSequence()
        #expect(parser.take(0x5b) == nil)
        for _ in 0..<100_000 { #expect(parser.take(0x31) == nil) }
    }
}
