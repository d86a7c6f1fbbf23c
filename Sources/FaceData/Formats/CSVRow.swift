/// One row's fields, as they lie in the file.
struct CSVRow {
    private var fields: [UnsafeRawBufferPointer] = []
    private let line: UnsafeRawBufferPointer
    private let lineOffset: Int

    /// - Parameters:
    ///   - offset: the line's position in its file.
    ///   - separator: the byte between two fields.
    init(_ line: UnsafeRawBufferPointer, offset: Int, separator: UInt8 = UInt8(ascii: ",")) {
        self.line = line
        lineOffset = offset
        fields.reserveCapacity(12)
        var rest = line
        while true {
            if let close = Self.closingQuote(of: rest) {
                fields.append(UnsafeRawBufferPointer(rebasing: rest[1..<close]))
                rest = UnsafeRawBufferPointer(rebasing: rest[(close + 1)...])
                guard let end = rest.firstOffset(of: separator) else { return }
                rest = UnsafeRawBufferPointer(rebasing: rest[(end + 1)...])
            } else {
                let end = rest.firstOffset(of: separator)
                fields.append(UnsafeRawBufferPointer(rebasing: rest[..<(end ?? rest.count)]))
                guard let end else { return }
                rest = UnsafeRawBufferPointer(rebasing: rest[(end + 1)...])
            }
        }
    }

    private static let quote = UInt8(ascii: "\"")

    /// Returns the position of the quote that ends a quoted field; nil if the field is not quoted. A doubled quote is part
    /// of the field.
    private static func closingQuote(of text: UnsafeRawBufferPointer) -> Int? {
        guard text.first == quote else { return nil }
        var position = 1
        while let next = text[position...].firstIndex(of: quote) {
            guard next + 1 < text.count, text[next + 1] == quote else { return next }
            position = next + 2
        }
        return nil
    }

    var count: Int { fields.count }

    /// A field without the blanks around it; empty beyond the last.
    func text(_ index: Int) -> String {
        guard fields.indices.contains(index) else { return "" }
        let text = FileName.text(fields[index]).trimming(\.isWhitespace)
        return text.contains("\"\"") ? text.replacing("\"\"", with: "\"") : text
    }

    /// A whole number, which may be written as a decimal (`3.0`); nil if the field is something else.
    func integer(_ index: Int) -> Int? { text(index).wholeNumber }

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

extension String {
    /// The whole number that the text is, written as one or as a decimal (`3.0`).
    var wholeNumber: Int? { Int(self) ?? Double(self).flatMap { Int(exactly: $0) } }
}
