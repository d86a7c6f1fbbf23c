/// How a JPEG's rows and columns are to be turned to stand upright: EXIF's orientation, 1 to 8.
enum JPEGOrientation: Int {
    case upright = 1
    case mirrored = 2
    case upsideDown = 3
    case flipped = 4
    case transposed = 5
    case turnedLeft = 6
    case transversed = 7
    case turnedRight = 8

    /// The orientation that a file's EXIF block names; upright where there is none or it makes no sense.
    init(of bytes: [UInt8]) {
        let value = bytes.withUnsafeBytes { EXIFReader(file: $0).orientation }
        self = value.flatMap(JPEGOrientation.init(rawValue:)) ?? .upright
    }

    /// True where width and height change places.
    var swapsSides: Bool { rawValue >= 5 }
}

/// Finds the orientation tag. Every offset comes from the file, so every read is checked.
private struct EXIFReader {
    private let file: UnsafeRawBufferPointer

    init(file: UnsafeRawBufferPointer) {
        self.file = file
    }

    var orientation: Int? {
        guard let block = exifBlock, block.count >= 8 else { return nil }
        let littleEndian = block[block.startIndex] == 0x49
        let tiff = UnsafeRawBufferPointer(rebasing: block)
        guard let directory = number(tiff, at: 4, bytes: 4, littleEndian),
            let entries = number(tiff, at: directory, bytes: 2, littleEndian)
        else { return nil }
        for entry in 0..<entries {
            let offset = directory + 2 + 12 * entry
            guard let tag = number(tiff, at: offset, bytes: 2, littleEndian) else { return nil }
            if tag == 0x0112 { return number(tiff, at: offset + 8, bytes: 2, littleEndian) }
        }
        return nil
    }

    /// The TIFF structure inside the first EXIF segment. Segments end where the picture's scan begins.
    private var exifBlock: Slice<UnsafeRawBufferPointer>? {
        var offset = 2
        while offset + 4 <= file.count, file[offset] == 0xFF {
            let marker = file[offset + 1]
            guard marker != 0xDA, let length = number(file, at: offset + 2, bytes: 2, false), length >= 2
            else { return nil }
            let end = min(offset + 2 + length, file.count)
            let signature: [UInt8] = [0x45, 0x78, 0x69, 0x66, 0, 0]
            if marker == 0xE1, end - offset >= 10, file[(offset + 4)..<(offset + 10)].elementsEqual(signature)
            {
                return file[(offset + 10)..<end]
            }
            offset += 2 + length
        }
        return nil
    }

    private func number(
        _ bytes: UnsafeRawBufferPointer, at offset: Int, bytes count: Int, _ littleEndian: Bool
    ) -> Int? {
        guard offset >= 0, offset + count <= bytes.count else { return nil }
        let digits = bytes[offset..<(offset + count)]
        return littleEndian
            ? digits.reversed().reduce(0) { $0 << 8 | Int($1) } : digits.reduce(0) { $0 << 8 | Int($1) }
    }
}
