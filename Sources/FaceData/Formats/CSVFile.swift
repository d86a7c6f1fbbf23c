/// A table in text, read row by row. Its columns are separated by commas; by semicolons or tabs, whichever are more,
/// if the first line has no comma.
///
/// A field may be quoted and may then hold separators, but no line feed.
struct CSVFile {
    private let lines: TextLines
    private let separator: UInt8

    /// - Throws: `DatasetError` where the file cannot be opened.
    init(path: String) throws(DatasetError) {
        lines = try TextLines(path: path)
        var separator = UInt8(ascii: ",")
        try lines.forEach { line, _ in
            separator = Self.separator(of: line)
            return false
        }
        self.separator = separator
    }

    /// Calls `body` for every row until it returns false. The row is valid no longer than the call.
    func forEachRow(_ body: (CSVRow) -> Bool) throws(DatasetError) {
        try lines.forEach { line, offset in body(CSVRow(line, offset: offset, separator: separator)) }
    }

    private static func separator(of line: UnsafeRawBufferPointer) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in line {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted { counts[byte, default: 0] += 1 }
        }
        // AffectNet's landmarks are separated by semicolons within their column.
        let (comma, semicolon, tab) = (UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"))
        guard counts[comma] == nil, counts[semicolon] != nil || counts[tab] != nil else { return comma }
        return counts[semicolon, default: 0] >= counts[tab, default: 0] ? semicolon : tab
    }

    /// The fields of the first row; empty where there is none.
    func firstRow() throws(DatasetError) -> [String] {
        var fields: [String] = []
        try forEachRow { row in
            fields = (0..<row.count).map(row.text)
            return false
        }
        return fields
    }
}
