import Foundation

/// A comma-separated file, gone through row by row without being taken into memory.
///
/// Lines end with a line feed, with or without a carriage return; blank lines are passed over. A field may
/// stand in quotes, which may hold commas but no line feed.
struct CSVFile {
    private let data: Data

    /// - Throws: `DatasetError` where the file cannot be read.
    init(path: String) throws(DatasetError) {
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
        } catch {
            throw DatasetError(
                path: path, problem: "cannot be read: \(error.localizedDescription)",
                advice: "check that the file is there and its permissions")
        }
    }

    /// Calls `body` for every row until it returns false. The row is valid no longer than the call.
    func forEachRow(_ body: (CSVRow) -> Bool) {
        data.withUnsafeBytes { bytes in
            let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
            var start = bytes.starts(with: mark) ? mark.count : 0
            while start < bytes.count {
                let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
                let length = rest.firstOffset(of: UInt8(ascii: "\n")) ?? rest.count
                var line = UnsafeRawBufferPointer(rebasing: rest[..<length])
                if line.last == UInt8(ascii: "\r") {
                    line = UnsafeRawBufferPointer(rebasing: line.dropLast())
                }
                let isBlank = line.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
                if !isBlank && !body(CSVRow(line)) { return }
                start += length + 1
            }
        }
    }

    /// The fields of the first row; empty where there is none.
    var firstRow: [String] {
        var fields: [String] = []
        forEachRow { row in
            fields = (0..<row.count).map(row.text)
            return false
        }
        return fields
    }
}

/// One row's fields, as they lie in the file.
struct CSVRow {
    private var fields: [UnsafeRawBufferPointer] = []

    fileprivate init(_ line: UnsafeRawBufferPointer) {
        fields.reserveCapacity(10)
        var rest = line
        while true {
            let quote = UInt8(ascii: "\"")
            if rest.first == quote, let close = rest[1...].firstIndex(of: quote) {
                fields.append(UnsafeRawBufferPointer(rebasing: rest[1..<close]))
                rest = UnsafeRawBufferPointer(rebasing: rest[(close + 1)...])
                guard let comma = rest.firstOffset(of: UInt8(ascii: ",")) else { return }
                rest = UnsafeRawBufferPointer(rebasing: rest[(comma + 1)...])
            } else {
                let comma = rest.firstOffset(of: UInt8(ascii: ","))
                fields.append(UnsafeRawBufferPointer(rebasing: rest[..<(comma ?? rest.count)]))
                guard let comma else { return }
                rest = UnsafeRawBufferPointer(rebasing: rest[(comma + 1)...])
            }
        }
    }

    var count: Int { fields.count }

    /// A field without the blanks around it; empty beyond the last.
    func text(_ index: Int) -> String {
        guard fields.indices.contains(index) else { return "" }
        return String(decoding: fields[index], as: UTF8.self).trimming(\.isWhitespace)
    }

    /// A finite number, or nil.
    func number(_ index: Int) -> Float? {
        Float(text(index)).flatMap { $0.isFinite ? $0 : nil }
    }
}

extension UnsafeRawBufferPointer {
    /// Where a byte first occurs, by the C library's vectorised search.
    fileprivate func firstOffset(of byte: UInt8) -> Int? {
        guard let start = baseAddress, let hit = memchr(start, Int32(byte), count) else { return nil }
        return UnsafeRawPointer(hit) - start
    }
}
