import Testing

@testable import RunStore

@Suite struct CommaSeparatedTests {
    @Test func `what is written is read back, whatever stands in the fields`() {
        let rows = [
            ["path", "note"], ["a,b.png", "says \"no\""], ["two\nlines", ""], ["", ""],
            ["ünï 漢字", " spaces "],
        ]
        #expect(CommaSeparated.rows(CommaSeparated.text(rows)) == rows)
    }

    @Test func `other programs' line ends and a missing last one are read too`() {
        #expect(CommaSeparated.rows("a,b\r\nc,d") == [["a", "b"], ["c", "d"]])
        #expect(CommaSeparated.rows("\n\na\n\n") == [["a"]])
        #expect(CommaSeparated.rows("").isEmpty)
    }

    @Test func `a quote that never closes takes the rest`() {
        #expect(CommaSeparated.rows("a,\"b\nc") == [["a", "b\nc"]])
    }
}
