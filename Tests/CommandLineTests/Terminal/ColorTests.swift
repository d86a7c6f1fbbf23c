import Foundation
import RunStore
import Testing

@testable import fer_tui

/// What colors and attributes the program sends, by what the environment asks for.
@Suite("Colors on a real terminal", .serialized)
struct ColorTests {
    @Test("NO_COLOR takes every color away, and leaves bold and reverse")
    func noColor() async throws {
        let plain = numbers(in: try await frame(["NO_COLOR=1"]))
        #expect(!plain.contains(where: isColor))
        #expect(plain.isSuperset(of: [1, 7]))
        #expect(numbers(in: try await frame([])).contains(where: isColor))
    }

    /// What the sequences for attributes and colors ask for.
    private func numbers(in text: String) -> Set<Int> {
        Set(
            text.matches(of: /\u{1B}\[([0-9;]*)m/).flatMap {
                $0.output.1.split(separator: ";").compactMap { Int($0) }
            })
    }

    /// 39 and 49 are the terminal's own colors.
    private func isColor(_ number: Int) -> Bool {
        (30...38).contains(number) || (40...48).contains(number) || number >= 90
    }

    /// What the list of runs sends, one of them selected.
    private func frame(_ environment: [String]) async throws -> String {
        let scratch = try Scratch()
        let run = try RunDirectory(
            creating: scratch.file("run"),
            configuration: RunConfiguration(
                model: "b0", dataset: "faces", imageSize: 32, batchSize: 4, epochs: 2))
        let writer = try RunWriter(run)
        try writer.enter(.finished)
        try writer.close()
        let words = ["env"] + environment + [Program.path, "attach", "run"]
        let terminal = try PseudoTerminal(words, in: scratch)
        try await terminal.wait(for: "leave")
        terminal.type("5")
        try await terminal.wait(for: "Runs in")
        terminal.type("q")
        #expect(try await terminal.end() == .exited(0))
        return terminal.text
    }
}
