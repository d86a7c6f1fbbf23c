import Foundation
import Testing

@testable import FaceData

/// Lists and tables of any size are gone through line by line, wherever the pieces that are read end.
@Suite struct TextLinesTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test(arguments: ["\n", "\r\n"], [true, false])
    func everyLineIsFoundWithItsOffset(end: String, endsWithOne: Bool) throws {
        // A piece is a mebibyte: lines of all lengths lie across its edges, one longer than a piece.
        var lines = (0..<3000).map { number in "\(number) " + String(repeating: "x", count: number % 1500) }
        lines.append("long " + String(repeating: "y", count: 3 << 20))
        lines.append("last")
        let text = "\u{FEFF}\n" + lines.joined(separator: end) + (endsWithOne ? end : "")
        let path = try folder.write(text, to: "list.txt")
        let bytes = try FileBytes.read(path)
        var found: [String] = []
        try TextLines(path: path).forEach { line, offset in
            found.append(String(decoding: line, as: UTF8.self))
            #expect(bytes[offset..<(offset + line.count)].elementsEqual(line))
            return true
        }
        #expect(found == lines)
    }

    @Test func blankLinesArePassedOver() throws {
        let path = try folder.write("\n  \na\n\t\r\n\nb\n \n", to: "list.txt")
        #expect(try lines(path) == ["a", "b"])
    }

    @Test func readingEndsWhereItIsTold() throws {
        let path = try folder.write("a\nb\nc", to: "list.txt")
        var count = 0
        try TextLines(path: path).forEach { _, _ in
            count += 1
            return count < 2
        }
        #expect(count == 2)
    }

    @Test func anEmptyFileHasNoLines() throws {
        #expect(try lines(folder.write("", to: "empty.txt")).isEmpty)
    }

    @Test func aLineWithoutAnEndIsRefused() throws {
        // Nothing but zeros takes no room on the disk.
        let path = try folder.write("", to: "zeros")
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try file.truncate(atOffset: 70 << 20)
        try file.close()
        let error = #expect(throws: DatasetError.self) { try lines(path) }
        #expect(error?.problem == "has a line of more than 64 MiB")
    }

    @Test func fieldsOfATableLieWhereTheySayInTheFile() throws {
        let path = try folder.write("\u{FEFF}a,\"b, c\" ,d\r\n1,,\"x\n", to: "table.csv")
        let bytes = try FileBytes.read(path)
        var rows: [[String]] = []
        try CSVFile(path: path).forEachRow { row in
            rows.append((0..<row.count).map(row.text))
            for column in 0..<row.count {
                let start = row.offset(column)
                #expect(bytes[start..<(start + row.bytes(column).count)].elementsEqual(row.bytes(column)))
            }
            #expect(row.text(99) == "")
            return true
        }
        #expect(rows == [["a", "b, c", "d"], ["1", "", "\"x"]])
    }

    private func lines(_ path: String) throws -> [String] {
        var lines: [String] = []
        try TextLines(path: path).forEach { line, _ in
            lines.append(String(decoding: line, as: UTF8.self))
            return true
        }
        return lines
    }
}
