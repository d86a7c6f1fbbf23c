import Testing

@testable import TerminalUI

@Suite struct CellGridTests {
    @Test("text is clipped at the grid's edges")
    func clips() {
        var grid = CellGrid(width: 5, height: 2)
        grid.write("abcdef", column: 2, row: 0, style: .plain)
        grid.write("xyz", column: -1, row: 1, style: .plain)
        grid.write("nowhere", column: 0, row: 7, style: .plain)
        #expect(grid.lines == ["  abc", "yz"])
    }

    @Test("a wide character takes two columns and is never split at an edge")
    func wideAtTheEdge() {
        var grid = CellGrid(width: 5, height: 2)
        grid.write("表情学", column: 0, row: 0, style: .plain)
        grid.write("表", column: -1, row: 1, style: .plain)
        #expect(grid.lines == ["表情", ""])
        #expect(grid[1, 0].isContinuation)
        #expect(!grid[4, 0].isContinuation)
    }

    @Test("drawing over one half of a wide character blanks the other", arguments: [0, 1])
    func overwritesHalves(column: Int) {
        var grid = CellGrid(width: 3, height: 1)
        grid.write("表", column: 0, row: 0, style: .plain)
        grid.write("x", column: column, row: 0, style: .plain)
        #expect(grid.lines == [column == 0 ? "x" : " x"])
        #expect(!grid[0, 0].isContinuation && !grid[1, 0].isContinuation)
    }

    @Test("combining marks stay with their letter; joined emoji become one that fits two columns")
    func combines() {
        var grid = CellGrid(width: 8, height: 1)
        let end = grid.write("e\u{301}👩‍👩‍👧x", column: 0, row: 0, style: .plain)
        #expect(end == 4)
        #expect(grid[0, 0].character == "e\u{301}")
        #expect(grid[1, 0].character == "👩")
        #expect(grid[3, 0].character == "x")
    }

    @Test("control characters cannot reach the terminal")
    func replacesControls() {
        var grid = CellGrid(width: 6, height: 1)
        grid.write("a\u{1B}[\tb\u{7}", column: 0, row: 0, style: .plain)
        #expect(grid.lines == ["a?[ b?"])
    }

    @Test("text without a background keeps the one beneath")
    func inheritsBackground() {
        var grid = CellGrid(width: 4, height: 1)
        grid.fill(grid.bounds, style: Style(background: .hex(0x102030)))
        grid.write("hi", column: 0, row: 0, style: Style(foreground: .hex(0xffffff)))
        #expect(grid[1, 0].style == Style(foreground: .hex(0xffffff), background: .hex(0x102030)))
    }

    @Test("text that does not fit ends in an ellipsis")
    func truncates() {
        #expect(CharacterWidth.truncated("happiness", to: 5) == "happ…")
        #expect(CharacterWidth.truncated("表情認識", to: 5) == "表情…")
        #expect(CharacterWidth.truncated("fear", to: 4) == "fear")
        #expect(CharacterWidth.truncated("fear", to: 0) == "")
    }

    @Test("text wraps at spaces, and within words that are longer than a line")
    func wraps() {
        #expect(TextWrapping.wrap("stop and save the run", columns: 9) == ["stop and", "save the", "run"])
        #expect(TextWrapping.wrap("extraordinary", columns: 5) == ["extra", "ordin", "ary"])
        #expect(TextWrapping.wrap("a\n\nb", columns: 5) == ["a", "", "b"])
    }
}
