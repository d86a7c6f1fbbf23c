import CSQLite

/// The current row of a statement; valid only while it is being read.
struct Row {
    let statement: OpaquePointer

    func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(statement, column)) }

    /// A number; NULL, which stands for NaN, is read as NaN.
    func number(_ column: Int32) -> Double { optionalNumber(column) ?? .nan }

    func optionalNumber(_ column: Int32) -> Double? {
        isNull(column) ? nil : sqlite3_column_double(statement, column)
    }

    func optionalInteger(_ column: Int32) -> Int? { isNull(column) ? nil : integer(column) }

    func text(_ column: Int32) -> String { optionalText(column) ?? "" }

    func optionalText(_ column: Int32) -> String? {
        guard let bytes = sqlite3_column_text(statement, column) else { return nil }
        let count = Int(sqlite3_column_bytes(statement, column))
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    /// The 32-bit numbers of a blob; bytes that make no whole number are left out.
    func floats(_ column: Int32) -> [Float] {
        guard let bytes = sqlite3_column_blob(statement, column) else { return [] }
        let count = Int(sqlite3_column_bytes(statement, column)) / MemoryLayout<Float>.size
        return (0..<count).map {
            let bits = bytes.loadUnaligned(fromByteOffset: $0 * MemoryLayout<Float>.size, as: UInt32.self)
            return Float(bitPattern: UInt32(littleEndian: bits))
        }
    }

    private func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }
}
