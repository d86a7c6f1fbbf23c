import Foundation
import Testing

@testable import fer_tui

@Suite(
    "How the dashboard looks, on a real terminal", .serialized, .enabled(if: Screen.isAvailable, "needs tmux")
)
struct LookTests {
    @Test("theme and glyphs that were chosen by key come back the next time")
    func settings() async throws {
        let scratch = try Scratch()
        let screen = try await Screen(scratch)
        try await screen.enter("\(Program.path) demo \(TinyRun.options(epochs: 4000).joined(separator: " "))")
        try await screen.wait(for: "training")
        let engine = try Engine(runIn: scratch)
        defer { try? engine.kill() }
        try await screen.press("t")
        try await screen.wait(for: "theme daylight")
        try await screen.press("T")
        try await screen.wait(for: "glyphs: block")
        try await screen.press("q")
        try await screen.wait(for: "goes on training")
        try await waitUntil("the settings") { (try? scratch.text("fer-tui/settings.json")) != nil }
        let kept = try scratch.text("fer-tui/settings.json")
        #expect(kept.contains("\"theme\" : \"daylight\""))
        #expect(kept.contains("\"glyphs\" : \"block\""))

        try await screen.enter("clear; \(Program.path) attach run")
        try await screen.wait(for: "1 Overview")
        try await screen.press("T")
        try await screen.wait(for: "glyphs: ascii")
        try await screen.press("q")
    }

    @Test("a bad theme file is said with file and line, on the screen too, and the default is used")
    func badTheme() async throws {
        let scratch = try Scratch()
        try scratch.write("accent = \"#00aabb\"\ntain = \"#000000\"\n", to: "fer-tui/themes/mine.theme")
        let screen = try await Screen(scratch, width: 200)
        try await screen.enter("\(Program.path) themes; echo status $?")
        let listed = try await screen.wait(for: "status 1")
        #expect(listed.contains("mine.theme:2: no color is called \"tain\""))
        let options = TinyRun.options(epochs: 4000).joined(separator: " ")
        try await screen.enter("clear; \(Program.path) demo \(options) --theme mine")
        let shown = try await screen.wait(for: "no color is called")
        #expect(shown.contains("mine.theme:2"))
        try? Engine(runIn: scratch).kill()
        try await screen.press("q")
    }

    @Test("screens, commands and panes are reached by key on a live run")
    func keys() async throws {
        let scratch = try Scratch()
        let screen = try await Screen(scratch)
        try await screen.enter("\(Program.path) demo \(TinyRun.options(epochs: 4000).joined(separator: " "))")
        try await screen.wait(for: "training")
        defer { try? Engine(runIn: scratch).kill() }
        try await screen.press("4")
        try await screen.wait(for: "Learning rate")
        // Written otherwise by this terminal than its TERM says.
        try await screen.press("Home")
        try await screen.wait(for: "step 1: ")
        try await screen.press("z")
        try await screen.press("w")
        try await screen.wait(for: "Accuracy")
        try await screen.press("7")
        try await screen.wait(for: "threads")
        try await screen.press(":")
        try await screen.enter("go to runs")
        try await screen.wait(for: "This run")
        try await screen.press("6")
        try await screen.wait(for: "engine.log")
        try await screen.press("q")
        try await screen.wait(for: "goes on training")
    }

    @Test("the themes are shown as they look, without escape sequences where nobody would see them")
    func preview() async throws {
        let scratch = try Scratch()
        let result = try await Program.run(["themes", "--preview"], in: scratch.path)
        #expect(result.status == 0)
        #expect(result.output.contains("okabe-ito: dark, safe with color blindness"))
        #expect(!result.output.contains("\u{1B}"))
    }
}
