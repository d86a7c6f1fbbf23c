import CSQLite

/// The current row of a statement; valid only while it is being read.
///
/// SQLite stores any kind of value in any column. The functions that take a range return nil for a value of another
/// kind or outside the range, which only a damaged or edited run holds.
struct Row {
    let statement: OpaquePointer

    /// A number that the query itself computes.
    func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(statement, column)) }

    func integer(_ column: Int32, in range: ClosedRange<Int>) -> Int? {
        guard sqlite3_column_type(statement, column) == SQLITE_INTEGER else { return nil }
        let value = integer(column)
        return range.contains(value) ? value : nil
    }

    /// A finite number.
    func number(_ column: Int32, in range: ClosedRange<Double>) -> Double? {
        let type = sqlite3_column_type(statement, column)
        guard type == SQLITE_FLOAT || type == SQLITE_INTEGER else { return nil }
        let value = sqlite3_column_double(statement, column)
        return range.contains(value) ? value : nil
    }

    /// A number that may be NaN, which is stored as NULL.
    func numberOrNaN(_ column: Int32, in range: ClosedRange<Double>) -> Double? {
        isNull(column) ? .nan : number(column, in: range)
    }

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

    func text(_ column: Int32) -> String { optionalText(column) ?? "" }

    func optionalText(_ column: Int32) -> String? {
        guard let bytes = sqlite3_column_text(statement, column) else { return nil }
        let count = Int(sqlite3_column_bytes(statement, column))
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    /// The 32-bit numbers of a blob; nil unless there are `count`, all in the range.
    func floats(_ column: Int32, count: Int, in range: ClosedRange<Float>) -> [Float]? {
        guard let bytes = sqlite3_column_blob(statement, column),
            Int(sqlite3_column_bytes(statement, column)) == count * MemoryLayout<Float>.size
        else { return nil }
        var values: [Float] = []
        for index in 0..<count {
            let bits = bytes.loadUnaligned(fromByteOffset: index * MemoryLayout<Float>.size, as: UInt32.self)
            let value = Float(bitPattern: UInt32(littleEndian: bits))
            guard range.contains(value) else { return nil }
            values.append(value)
        }
        return values
    }
}
