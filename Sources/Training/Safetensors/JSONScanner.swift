/// Walks over JSON text token by token.
struct JSONScanner {
    private let bytes: [UInt8]
    private var position = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The next byte that is no white space; nil at the end.
    mutating func peek() -> UInt8? {
        while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
        return position < bytes.count ? bytes[position] : nil
    }

    /// Passes over the character if it is next.
    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    mutating func expect(_ character: Unicode.Scalar) throws(SafetensorsFlaw) {
        guard skip(character) else { throw flaw("'\(character)' is missing") }
    }

    mutating func expectEnd() throws(SafetensorsFlaw) {
        guard peek() == nil else { throw flaw("something follows the closing '}'") }
    }

    /// A list of whole numbers, none below zero, with at most `limit` members.
    mutating func integers(atMost limit: Int) throws(SafetensorsFlaw) -> [Int] {
        var values: [Int] = []
        try expect("[")
        if skip("]") { return values }
        repeat {
            guard values.count < limit else { throw flaw("a list has more than \(limit) numbers") }
            values.append(try integer())
        } while skip(",")
        try expect("]")
        return values
    }

    private mutating func integer() throws(SafetensorsFlaw) -> Int {
        guard peek() != nil else { throw flaw("a number is missing") }
        let start = position
        while position < bytes.count, (0x30...0x39).contains(bytes[position]) { position += 1 }
        let digits = String(decoding: bytes[start..<position], as: UTF8.self)
        guard let value = Int(digits), digits.count == 1 || !digits.hasPrefix("0") else {
            throw flaw("a whole number from 0 to \(Int.max) is missing")
        }
        return value
    }

    /// A string, its escapes resolved.
    mutating func string() throws(SafetensorsFlaw) -> String {
        try expect("\"")
        var units: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: units, as: UTF8.self)
            case UInt8(ascii: "\\"): units.append(contentsOf: String(try escape()).utf8)
            case 0..<0x20: throw flaw("a string holds a control character")
            default: units.append(byte)
            }
        }
        throw flaw("a string does not end")
    }

    private mutating func escape() throws(SafetensorsFlaw) -> Unicode.Scalar {
        guard position < bytes.count else { throw flaw("a string does not end") }
        defer { position += 1 }
        switch bytes[position] {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw flaw("a string holds an unknown escape")
        }
    }

    /// `u` with four hexadecimal digits, or a pair of them for a character beyond 16 bits; leaves the position on the last digit.
    private mutating func unicodeEscape() throws(SafetensorsFlaw) -> Unicode.Scalar {
        let high = try codeUnit()
        if let scalar = Unicode.Scalar(high) { return scalar }
        guard UTF16.isLeadSurrogate(high), position + 2 < bytes.count,
            bytes[position + 1] == UInt8(ascii: "\\"), bytes[position + 2] == UInt8(ascii: "u")
        else { throw flaw("a string holds half a surrogate pair") }
        position += 2
        let low = try codeUnit()
        guard UTF16.isTrailSurrogate(low),
            let scalar = Unicode.Scalar(0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(low) - 0xDC00))
        else { throw flaw("a string holds half a surrogate pair") }
        return scalar
    }

    /// The four hexadecimal digits behind the position, which is left on the last of them.
    private mutating func codeUnit() throws(SafetensorsFlaw) -> UInt16 {
        guard position + 4 < bytes.count else { throw flaw("a string does not end") }
        let digits = bytes[position + 1...position + 4]
        position += 4
        guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw flaw("a string holds an unknown escape") }
        return unit
    }

    private func flaw(_ reason: String) -> SafetensorsFlaw {
        SafetensorsFlaw("the header is not what the format allows: \(reason) at byte \(position)")
    }
}
