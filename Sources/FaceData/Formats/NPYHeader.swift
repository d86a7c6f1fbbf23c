/// What stands before an npy file's values: kind of element, order and shape, as a Python dictionary.
struct NPYHeader {
    let element: NPYElement
    let shape: [Int]
    /// Where the values begin.
    let dataOffset: Int

    init(_ bytes: [UInt8]) throws(NPYError) {
        let magic: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]
        guard bytes.starts(with: magic), bytes.count >= 12 else { throw NPYError("not an npy file") }
        let lengthBytes: Int
        switch bytes[6] {
        case 1: lengthBytes = 2
        case 2, 3: lengthBytes = 4
        default: throw NPYError("npy version \(bytes[6]) is unknown")
        }
        let length = bytes[8..<(8 + lengthBytes)].reversed().reduce(0) { $0 << 8 | Int($1) }
        let start = 8 + lengthBytes
        guard length <= bytes.count - start else { throw NPYError("the npy header is cut short") }
        dataOffset = start + length
        let text = String(decoding: bytes[start..<dataOffset], as: UTF8.self)
        element = try NPYElement(Self.descriptor(text))
        shape = try Self.shape(text)
        guard shape.count <= 1 || !text.contains("'fortran_order': True") else {
            throw NPYError("values in Fortran's order")
        }
    }

    /// The number of values that the shape names, which must all be there.
    func elementCount(available: Int) throws(NPYError) -> Int {
        var count = 1
        for length in shape {
            let (product, overflow) = count.multipliedReportingOverflow(by: length)
            guard !overflow else { throw NPYError("a shape beyond all bounds") }
            count = product
        }
        let (size, overflow) = count.multipliedReportingOverflow(by: max(1, element.size))
        guard !overflow, size <= available else { throw NPYError("the npy values are cut short") }
        return count
    }

    /// What follows a key of the dictionary.
    private static func value(_ text: String, _ key: String) throws(NPYError) -> Substring {
        guard let found = text.firstRange(of: "'\(key)':") else {
            throw NPYError("no '\(key)' in the npy header")
        }
        return text[found.upperBound...].drop(while: \.isWhitespace)
    }

    private static func descriptor(_ text: String) throws(NPYError) -> String {
        let value = try value(text, "descr")
        guard value.first == "'" else { throw NPYError("records of several fields") }
        return String(value.dropFirst().prefix { $0 != "'" })
    }

    private static func shape(_ text: String) throws(NPYError) -> [Int] {
        let value = try value(text, "shape")
        guard value.first == "(", let close = value.firstIndex(of: ")") else { throw NPYError("no shape") }
        var shape: [Int] = []
        for part in value[..<close].dropFirst().split(separator: ",") {
            let digits = part.trimming(\.isWhitespace)
            if digits.isEmpty { continue }
            guard let length = Int(digits), length >= 0 else { throw NPYError("a shape of '\(digits)'") }
            shape.append(length)
        }
        return shape
    }
}

/// The kind of an npy array's elements.
enum NPYElement: Equatable {
    case number(NPYNumber)
    /// So many characters of four bytes.
    case unicode(Int)

    init(_ descriptor: String) throws(NPYError) {
        if descriptor.contains("O") {
            throw NPYError("an array of Python objects, which is not read: it could run code")
        }
        if descriptor.hasPrefix("<U"), let length = Int(descriptor.dropFirst(2)), (0...4096).contains(length)
        {
            self = .unicode(length)
        } else if let number = NPYNumber(rawValue: String(descriptor.drop { "<|=".contains($0) })),
            !descriptor.hasPrefix(">")
        {
            self = .number(number)
        } else {
            throw NPYError("values of kind '\(descriptor)'")
        }
    }

    /// Bytes of one element.
    var size: Int {
        switch self {
        case .number(let number): number.size
        case .unicode(let length): 4 * length
        }
    }
}

/// The numbers that are read, by numpy's names.
enum NPYNumber: String {
    case float32 = "f4"
    case float64 = "f8"
    case int32 = "i4"
    case int64 = "i8"
    case uint8 = "u1"

    var size: Int {
        switch self {
        case .uint8: 1
        case .float32, .int32: 4
        case .float64, .int64: 8
        }
    }

    func value(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Double {
        switch self {
        case .uint8: Double(bytes[offset])
        case .int32: Double(Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self)))
        case .int64: Double(Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Int64.self)))
        case .float32: Double(bytes.loadUnaligned(fromByteOffset: offset, as: Float.self))
        case .float64: bytes.loadUnaligned(fromByteOffset: offset, as: Double.self)
        }
    }
}

extension Substring {
    func trimming(_ unwanted: (Character) -> Bool) -> String {
        String(self).trimming(unwanted)
    }
}
