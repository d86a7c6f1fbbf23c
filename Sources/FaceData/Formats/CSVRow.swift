/// One row's fields, as they lie in the file.
struct CSVRow {
    private var fields: [UnsafeRawBufferPointer] = []
    private let line: UnsafeRawBufferPointer
    private let lineOffset: Int

    /// - Parameter offset: where the line lies in its file.
    init(_ line: UnsafeRawBufferPointer, offset: Int) {
        self.line = line
        lineOffset = offset
        fields.reserveCapacity(12)
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

    /// A field's bytes, blanks and all; empty beyond the last.
    func bytes(_ index: Int) -> UnsafeRawBufferPointer {
        fields.indices.contains(index) ? fields[index] : UnsafeRawBufferPointer(start: nil, count: 0)
    }

    /// Where a field's bytes lie in the file.
    func offset(_ index: Int) -> Int {
        guard let start = line.baseAddress, let field = bytes(index).baseAddress else { return lineOffset }
        return lineOffset + (field - start)
    }
}
