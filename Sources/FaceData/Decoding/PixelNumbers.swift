/// Faces that a table holds as numbers in text: FER2013's 48 × 48 gray values.
enum PixelNumbers {
    /// Pixels along each side.
    static let side = 48

    /// How many numbers a text has, whatever they are.
    static func count(_ text: UnsafeRawBufferPointer) -> Int {
        var count = 0
        var isInNumber = false
        for byte in text {
            let isBlank = isBlank(byte)
            if !isBlank && !isInNumber { count += 1 }
            isInNumber = !isBlank
        }
        return count
    }

    /// - Throws: where there are not side × side whole numbers from 0 to 255.
    static func decode(_ text: [UInt8]) throws(DecodingFailure) -> PixelImage {
        var pixels: [UInt8] = []
        pixels.reserveCapacity(side * side * 3)
        var value: Int?
        for byte in text {
            if isBlank(byte) {
                if let level = value { try append(level, to: &pixels) }
                value = nil
            } else {
                guard (0x30...0x39).contains(byte) else {
                    throw DecodingFailure(
                        "the pixels hold '\(Character(Unicode.Scalar(byte)))', which is no number")
                }
                // Held small, so that many digits cannot overflow.
                value = min((value ?? 0) * 10 + Int(byte - 0x30), 1000)
            }
        }
        if let level = value { try append(level, to: &pixels) }
        guard pixels.count == side * side * 3 else {
            throw DecodingFailure("\(pixels.count / 3) pixels instead of \(side * side)")
        }
        return PixelImage(width: side, height: side, pixels: pixels)
    }

    private static func append(_ level: Int, to pixels: inout [UInt8]) throws(DecodingFailure) {
        guard let level = UInt8(exactly: level) else {
            throw DecodingFailure("a pixel is above 255")
        }
        guard pixels.count < side * side * 3 else {
            throw DecodingFailure("more than \(side * side) pixels")
        }
        pixels.append(level)
        pixels.append(level)
        pixels.append(level)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
