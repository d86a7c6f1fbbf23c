import Foundation
import Testing

@testable import fer_tui

@Suite("Text from outside")
struct UntrustedTextTests {
    @Test(
        "What a terminal acts upon becomes a question mark; other text stays",
        arguments: [
            ("plain", "plain"), ("a\u{1B}[2Jb", "a?[2Jb"), ("a\u{9B}31mb", "a?31mb"), ("a\u{202E}b", "a?b"),
            ("a\u{7F}b\u{7}", "a?b?"), ("a\tb", "a b"), ("näme 笑 👨‍👩‍👧", "näme 笑 👨‍👩‍👧"),
            ("a\u{2028}b\u{2066}", "a?b?"),
        ])
    func lines(text: String, expected: String) {
        #expect(PrintableText.lines(text) == expected)
        #expect(PrintableText.line(text) == expected)
    }

    @Test("Only a single line loses its newlines")
    func newlines() {
        #expect(PrintableText.lines("a\nb") == "a\nb")
        #expect(PrintableText.line("a\nb") == "a b")
    }

    @Test("JSON keeps its values")
    func json() throws {
        let names = ["a\u{9B}b", "\u{202E}c", "\u{1B}[2J", "ü", "\n"]
        let text = PrintableText.json(try JSONText.encode(names))
        #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
        #expect(!text.contains("\u{202E}"))
        #expect(try JSONDecoder().decode([String].self, from: Data(text.utf8)) == names)
    }

    @Test("Output that cannot be written is known")
    func fullDevice() {
        let descriptor = open("/dev/full", O_WRONLY)
        defer { close(descriptor) }
        #expect(FileDescriptorWriter.write("text", to: descriptor) == ENOSPC)
    }

    @Test("The same file is never written twice")
    func sameFile() throws {
        let confusion = try ExportFile(.confusionFile, "./x.csv")
        let curves = try ExportFile(.curvesFile, "x.csv")
        #expect(throws: UsageError.self) { try ExportFile.requireDistinct([confusion, curves]) }
        try ExportFile.requireDistinct([confusion])
    }
}
