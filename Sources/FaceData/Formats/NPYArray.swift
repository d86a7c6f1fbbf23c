/// An array that numpy saved: of numbers, or of strings as AffectNet's annotations are.
enum NPYArray: Equatable {
    case numbers([Double], shape: [Int])
    case strings([String], shape: [Int])

    /// Reads format versions 1 to 3 with little-endian `f4`, `f8`, `i4`, `i8`, `u1` or `<U`.
    ///
    /// - Throws: `NPYError`; arrays of objects are refused, since reading them runs code.
    init(_ bytes: [UInt8]) throws(NPYError) {
        let header = try NPYHeader(bytes)
        let count = try header.elementCount(available: bytes.count - header.dataOffset)
        let offsets = (0..<count).map { header.dataOffset + $0 * header.element.size }
        self = bytes.withUnsafeBytes { bytes in
            switch header.element {
            case .unicode(let length):
                let strings = offsets.map { Self.string(bytes, at: $0, length: length) }
                return .strings(strings, shape: header.shape)
            case .number(let kind):
                return .numbers(offsets.map { kind.value(bytes, at: $0) }, shape: header.shape)
            }
        }
    }

    /// The only number of a one-element array, which may be written as text.
    var onlyNumber: Double? {
        switch self {
        case .numbers(let values, _): values.count == 1 ? values[0] : nil
        case .strings(let values, _): values.count == 1 ? Double(values[0].trimming(\.isWhitespace)) : nil
        }
    }

    /// UTF-32, filled up with zeros.
    private static func string(_ bytes: UnsafeRawBufferPointer, at offset: Int, length: Int) -> String {
        var string = String.UnicodeScalarView()
        for index in 0..<length {
            let value = UInt32(
                littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 4 * index, as: UInt32.self))
            guard value != 0, let scalar = Unicode.Scalar(value) else { break }
            string.append(scalar)
        }
        return String(string)
    }
}

/// Why an npy file cannot be read.
struct NPYError: Error, Equatable {
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}
