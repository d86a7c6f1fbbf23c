import Testing

@testable import TerminalUI

@Suite struct TableTests {
    @Test("titles, the sorted column marked, numbers at the right, a scrollbar")
    func draws() {
        #expect(
            drawn(Samples.table, width: 40, height: 6).lines == [
                "sample               true         loss▼",
                "faces/1.png          happiness     8.25┃",
                "faces/2.png          surprise      7.25│",
                "faces/3.png          sadness       6.25│",
                "faces/4.png          anger         5.25│",
                "faces/5.png          disgust       4.25│",
            ])
    }

    @Test("narrow tables leave out the columns of low priority")
    func dropsColumns() {
        #expect(
            drawn(Samples.table, width: 20, height: 2).lines == ["sample   true", "faces/3… sadness   ┃"])
    }

    @Test("the last cell of a row with too few takes the rest of the line")
    func spills() {
        let columns = [
            TableColumn("run", width: .fixed(4)), TableColumn("state", width: .fixed(5)),
            TableColumn("best", width: .fixed(6), align: .trailing),
        ]
        let table = Table(columns: columns, rowCount: 2) { row in
            row == 0 ? ["a", "ready", "66.6%"] : ["b", "is damaged: no header"]
        }
        #expect(
            drawn(table, width: 20, height: 3).lines == [
                "run  state   best", "a    ready  66.6%", "b    is damaged: no…",
            ])
    }

    @Test("the selected row is marked with and without color")
    func selection() {
        let row = 3
        #expect(
            drawn(Samples.table, width: 40, height: 6)[0, row].style.background
                == ThemeCatalog.standard[.selection])
        #expect(drawn(Samples.table, width: 40, height: 6, .mono)[0, row].style.attributes.contains(.reverse))
    }

    @Test("only the rows on the screen are asked for")
    func isLazy() {
        var asked = 0
        let table = Table(columns: [TableColumn("n")], rowCount: 1_000_000_000, selected: 999_999_999) {
            row in
            asked += 1
            return [StyledText(String(row))]
        }
        let lines = drawn(table, width: 20, height: 5).lines
        #expect(lines[4].hasPrefix("999999999"))
        #expect(asked == 4)
    }

    @Test("the mouse finds the row that is drawn under it")
    func hitTest() {
        let area = Rect(x: 0, y: 0, width: 40, height: 6)
        #expect(Samples.table.row(at: Position(column: 1, row: 2), in: area) == 2)
        #expect(Samples.table.row(at: Position(column: 1, row: 0), in: area) == nil)
    }

    @Test("an empty table says so")
    func empty() {
        let table = Table(columns: [TableColumn("n")], rowCount: 0, emptyText: "no errors") { _ in [] }
        #expect(drawn(table, width: 13, height: 3).lines == ["n", "  no errors", ""])
    }
}
