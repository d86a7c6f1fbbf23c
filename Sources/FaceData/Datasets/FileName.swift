/// File names as text. Linux names are bytes, and those of other systems' archives are often not UTF-8.
///
/// A byte that is not part of valid UTF-8 becomes the private-use scalar U+10FF00 + byte, which `bytes` reverses, so that
/// a file with such a name can be listed, recorded and opened.
enum FileName {
    private static let firstEscape: UInt32 = 0x10FF00

    /// Returns the text of a name's bytes.
    static func text(_ bytes: some Collection<UInt8>) -> String {
        if let name = String(validating: bytes, as: UTF8.self), !hasEscapes(name) { return name }
        let bytes = Array(bytes)
        var name = String.UnicodeScalarView()
        var position = 0
        while position < bytes.count {
            if let (scalar, length) = scalar(in: bytes, at: position), scalar.value < firstEscape {
                name.append(scalar)
                position += length
            } else {
                if let escape = Unicode.Scalar(firstEscape + UInt32(bytes[position])) { name.append(escape) }
                position += 1
            }
        }
        return String(name)
    }

    /// Returns the path's bytes as the file system has them, ending with a zero.
    static func bytes(_ path: String) -> [CChar] {
        guard hasEscapes(path) else { return Array(path.utf8CString) }
        var bytes: [CChar] = []
        for scalar in path.unicodeScalars {
            if let byte = UInt8(exactly: Int64(scalar.value) - Int64(firstEscape)) {
                bytes.append(CChar(bitPattern: byte))
            } else {
                bytes += UTF8.encode(scalar).map { $0.map { CChar(bitPattern: $0) } } ?? []
            }
        }
        return bytes + [0]
    }

    private static func hasEscapes(_ name: String) -> Bool {
        // The first byte of the escapes in UTF-8.
        name.utf8.contains(0xF4) && name.unicodeScalars.contains { $0.value >= firstEscape }
    }

    /// Returns the scalar at a position and its length in bytes; nil if the bytes there are not valid UTF-8.
    private static func scalar(in bytes: [UInt8], at position: Int) -> (Unicode.Scalar, Int)? {
        let lengths =
            [0x00...0x7F: 1, 0xC2...0xDF: 2, 0xE0...0xEF: 3, 0xF0...0xF4: 4] as [ClosedRange<UInt8>: Int]
        guard let length = lengths.first(where: { $0.key.contains(bytes[position]) })?.value,
            position + length <= bytes.count,
            let text = String(validating: bytes[position..<(position + length)], as: UTF8.self)
        else { return nil }
        return text.unicodeScalars.first.map { ($0, length) }
    }
}
