/// A comma-separated file, gone through row by row without being taken into memory.
///
/// A field may stand in quotes, which may hold commas but no line feed.
struct CSVFile {
    private let lines: TextLines

    /// - Throws: `DatasetError` where the file cannot be opened.
    init(path: String) throws(DatasetError) {
        lines = try TextLines(path: path)
    }

    /// Calls `body` for every row until it returns false. The row is valid no longer than the call.
    func forEachRow(_ body: (CSVRow) -> Bool) throws(DatasetError) {
        try lines.forEach { line, offset in body(CSVRow(line, offset: offset)) }
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
