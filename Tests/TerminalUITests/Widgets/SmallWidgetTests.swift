import Testing

@testable import TerminalUI

@Suite struct SmallWidgetTests {
    @Test(
        "progress in eighths; it says 100% only when all is done",
        arguments: [
            (0.42, "██████▎╌╌╌╌╌╌╌╌  42%"), (0.999, "██████████████▉  99%"), (1, "███████████████ 100%"),
            (nil, "╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ –"),
        ] as [(Double?, String)])
    func progress(fraction: Double?, line: String) {
        #expect(drawn(ProgressBar(fraction: fraction), width: 20, height: 1).lines == [line])
    }

    @Test("a sparkline ends with the newest value and marks NaN")
    func sparkline() {
        #expect(drawn(Sparkline(values: [0, 1, 2, .nan, 4]), width: 8, height: 1).lines == ["   ▁▃▅✗█"])
    }

    @Test("a panel carries a title and notes in its frame")
    func panel() {
        #expect(
            drawn(Panel("Loss", note: "epoch 3", footnote: "12/40"), width: 30, height: 3).lines == [
                "╭─ Loss ─────────── epoch 3 ─╮",
                "│                            │",
                "╰──────────────────── 12/40 ─╯",
            ])
        #expect(drawn(Panel("表情認識"), width: 12, height: 2).lines == ["╭─ 表情… ──╮", "╰──────────╯"])
    }

    @Test("the panel with the keys is told without color")
    func focus() {
        #expect(
            drawn(Panel("a", isFocused: true), width: 9, height: 3, .mono)[0, 0].style.attributes.contains(
                .bold))
        #expect(!drawn(Panel("a"), width: 9, height: 3, .mono)[0, 0].style.attributes.contains(.bold))
    }

    @Test("tabs: only the current one keeps its name where not all fit")
    func tabs() {
        let tabs = TabBar(titles: ["Overview", "Confusion", "Log"], selected: 1)
        #expect(drawn(tabs, width: 40, height: 1).lines == [" 1 Overview  2 Confusion  3 Log"])
        #expect(drawn(tabs, width: 20, height: 1).lines == [" 1  2 Confusion  3"])
        #expect(tabs.tab(at: Position(column: 5, row: 0), in: Rect(x: 0, y: 0, width: 20, height: 1)) == 1)
    }

    @Test("the log follows its end, marks matches, and loses escape sequences")
    func log() {
        let log = LogView(lineCount: 5, search: "E 4") { "line \($0)" }
        let grid = drawn(log, width: 16, height: 3)
        #expect(grid.lines == ["line 2         │", "line 3         ┃", "line 4         ┃"])
        #expect(grid[3, 2].style.attributes.contains(.reverse))
        #expect(!grid[2, 2].style.attributes.contains(.reverse))
        #expect(
            drawn(LogView(lineCount: 5, first: 0) { "line \($0)" }, width: 9, height: 2).lines[0]
                == "line 0  ┃")
        #expect(LogView.sanitized("\u{1B}[1;31mred\u{1B}[0m \u{1B}]0;title\u{7}x\ty") == "red x    y")
    }
}
