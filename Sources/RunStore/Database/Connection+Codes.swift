import CSQLite

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Connection {
    static func flags(_ mode: Mode) -> Int32 {
        let access = mode == .readWrite ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY
        // Nothing in a run directory is opened through a link.
        return access | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW
    }

    /// The path as a `file:` URI, so that no character in it is taken for anything else. Links in its directory are
    /// resolved, as SQLite would refuse them too.
    static func uri(_ path: String, _ mode: Mode) -> String {
        var escaped = ""
        for byte in resolvingDirectory(of: path).utf8 {
            let isPlain =
                byte < 0x80 && byte != UInt8(ascii: "%") && byte != UInt8(ascii: "?")
                && byte != UInt8(ascii: "#")
            escaped += isPlain ? String(UnicodeScalar(byte)) : "%" + hexadecimal(byte)
        }
        return "file:" + escaped + (mode == .immutable ? "?immutable=1" : "")
    }

    static func bind(_ value: SQLValue, to statement: OpaquePointer, at index: Int32) -> Int32 {
        switch value {
        case .null: sqlite3_bind_null(statement, index)
        case .integer(let integer): sqlite3_bind_int64(statement, index, Int64(integer))
        case .real(let number): sqlite3_bind_double(statement, index, number)
        case .text(var text):
            text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) {
                    fer_sqlite_bind_text(statement, index, $0.baseAddress, Int32($0.count))
                }
            }
        case .blob(let bytes):
            bytes.withUnsafeBytes { fer_sqlite_bind_blob(statement, index, $0.baseAddress, Int32($0.count)) }
        }
    }

    /// SQLite's result code as an error that says what to do.
    static func error(code: Int32, path: String, reason: String) -> RunStoreError {
        switch code & 0xff {
        case SQLITE_NOTADB: .notADatabase(path: path)
        case SQLITE_CORRUPT: .damaged(path: path, reason: reason)
        case SQLITE_FULL: .diskFull(path: path)
        case SQLITE_BUSY, SQLITE_LOCKED: .busy(path: path)
        case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM: .notWritable(path: path, reason: reason)
        default: .database(path: path, reason: reason)
        }
    }

    private static func resolvingDirectory(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/"), let real = realpath(String(path[..<slash]), nil) else {
            return path
        }
        defer { free(real) }
        return String(cString: real) + path[slash...]
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
    }
}
