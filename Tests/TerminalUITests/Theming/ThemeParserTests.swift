import Testing

@testable import TerminalUI

@Suite struct ThemeParserTests {
    private func parse(_ text: String) throws -> Theme {
        try ThemeParser.parse(text, file: "mine.theme", name: "mine", base: ThemeCatalog.standard)
    }

    @Test("a partial file keeps the rest of the theme beneath")
    func partialFile() throws {
        let theme = try parse(
            """
            # My colors
            train = "#112233"   # a comment after a value
            heatmap = "cividis"
              background = "default"
            """)
        #expect(theme.name == "mine")
        #expect(theme[.train] == .hex(0x112233))
        #expect(theme[.background] == nil)
        #expect(theme.colorMap == .cividis)
        #expect(theme[.test] == ThemeCatalog.standard[.test])
    }

    @Test(
        "a mistake is reported as file:line",
        arguments: [
            (
                "train = \"#12345\"",
                "mine.theme:1: \"train\" must be \"#rrggbb\" or \"default\", not \"#12345\""
            ),
            (
                "\n\ntrain = \"#12345g\"",
                "mine.theme:3: \"train\" must be \"#rrggbb\" or \"default\", not \"#12345g\""
            ),
            ("train = #123456", "mine.theme:1: the value of \"train\" must stand in double quotes"),
            ("train: blue", "mine.theme:1: expected key = \"#rrggbb\", found \"train: blue\""),
            ("tain = \"#123456\"", "mine.theme:1: no color is called \"tain\""),
            ("heatmap = \"jet\"", "mine.theme:1: no color map \"jet\" (use \"viridis\" or \"cividis\")"),
            ("train = \"#123456\" x", "mine.theme:1: unexpected \"x\" after the value of \"train\""),
            ("test = \"#123456\"\ntest = \"#123456\"", "mine.theme:2: \"test\" is already set in line 1"),
        ])
    func mistakes(text: String, message: String) {
        #expect { try parse(text) } throws: { "\($0)" == message }
    }

    @Test("files from other systems end their lines with CR LF")
    func acceptsWindowsLines() throws {
        #expect(try parse("# x\r\ntrain = \"#112233\"\r\n")[.train] == .hex(0x112233))
    }
}
