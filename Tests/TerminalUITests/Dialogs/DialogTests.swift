import Testing

@testable import TerminalUI

@Suite struct DialogTests {
    private let dialog = Dialog(
        title: "Stop", message: "Stop the run?", buttons: ["Stop and save", "Cancel"])

    @Test("a dialog stands in the middle, its buttons below")
    func draws() {
        #expect(
            drawn(dialog, width: 46, height: 7).lines == [
                "",
                "      ╭─ Stop ────────────────────────╮",
                "      │ Stop the run?                 │",
                "      │                               │",
                "      │   Stop and save      Cancel   │",
                "      ╰───────────────────────────────╯",
                "",
            ])
    }

    @Test("the chosen button is told without color too")
    func selection() {
        #expect(
            drawn(dialog, width: 46, height: 7, .ascii).lines[4] == "      | [ Stop and save ]    Cancel   |")
        #expect(drawn(dialog, width: 46, height: 7, .mono)[12, 4].style.attributes.contains(.reverse))
    }

    @Test("what lies beneath does not shine through")
    func coversTheScreen() {
        var grid = CellGrid(width: 46, height: 7)
        grid.fill(grid.bounds, style: Style(attributes: .underline), character: "x")
        dialog.draw(in: grid.bounds, on: &grid, with: Appearance())
        #expect(grid.lines[3] == "xxxxxx│                               │xxxxxxx")
    }

    @Test("the mouse finds the buttons")
    func hitTest() {
        let area = Rect(x: 0, y: 0, width: 46, height: 7)
        #expect(dialog.button(at: Position(column: 12, row: 4), in: area) == 0)
        #expect(dialog.button(at: Position(column: 31, row: 4), in: area) == 1)
        #expect(dialog.button(at: Position(column: 12, row: 2), in: area) == nil)
    }

    @Test("help lists all keys by group, and scrolls where it does not fit")
    func help() {
        #expect(
            drawn(HelpOverlay(bindings: Samples.bindings), width: 30, height: 12).lines == [
                " ╭─ Keys ──────────────────╮",
                " │ Run                     │",
                " │     p  Pause or go on   │",
                " │     s  Stop the run     │",
                " │                         │",
                " │ Move                    │",
                " │   ↑ k  Move up          │",
                " │                         │",
                " │ Program                 │",
                " │     ?  Show all keys    │",
                " ╰─────────────────────────╯",
                "",
            ])
        let cut = drawn(HelpOverlay(bindings: Samples.bindings, scroll: 99), width: 30, height: 5).lines
        #expect(cut[3].contains("Show all keys"))
        #expect(cut[4].contains("↑↓ more"))
    }

    @Test("hints are left out whole from the end")
    func hints() {
        #expect(drawn(KeyHints(Samples.bindings), width: 24, height: 1).lines == ["p pause  s stop  ↑ up"])
    }

    @Test("a toast stands at the lower right")
    func toast() {
        #expect(
            drawn(Toast("checkpoint written"), width: 26, height: 4).lines == [
                "", "   ╭────────────────────╮", "   │ checkpoint written │", "   ╰────────────────────╯",
            ])
    }
}
