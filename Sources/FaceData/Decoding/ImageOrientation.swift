/// The orientation in which rows and columns are stored: the values 1 to 8 of EXIF and TIFF.
enum ImageOrientation: Int {
    case upright = 1
    case mirrored = 2
    case rotated180 = 3
    case flipped = 4
    case transposed = 5
    /// Rotate 90° clockwise to display.
    case rotated90 = 6
    case transverse = 7
    /// Rotate 270° clockwise to display.
    case rotated270 = 8

    /// The orientation in a JPEG file's EXIF segment; upright if there is none or it is invalid.
    init(ofJPEG bytes: [UInt8]) {
        let value = bytes.withUnsafeBytes { file in
            EXIFReader.segment(of: file).flatMap { EXIFReader(tiff: $0).orientation }
        }
        self = value.flatMap(ImageOrientation.init(rawValue:)) ?? .upright
    }

    /// The orientation in EXIF data, with or without its signature; upright if there is none or it is invalid.
    init(ofEXIF bytes: ArraySlice<UInt8>) {
        let tiff =
            bytes.starts(with: EXIFReader.signature) ? bytes.dropFirst(EXIFReader.signature.count) : bytes
        let value = tiff.withUnsafeBytes { EXIFReader(tiff: $0).orientation }
        self = value.flatMap(ImageOrientation.init(rawValue:)) ?? .upright
    }

    /// A Boolean value that indicates whether width and height are exchanged.
    var swapsSides: Bool { rawValue >= 5 }
}

/// Reads the orientation tag of EXIF data. Every offset comes from the file, so every read is checked.
private struct EXIFReader {
    static let signature: [UInt8] = [0x45, 0x78, 0x69, 0x66, 0, 0]

    /// The TIFF structure that holds the tags.
    private let tiff: UnsafeRawBufferPointer

    init(tiff: UnsafeRawBufferPointer) {
        self.tiff = tiff
    }

    var orientation: Int? {
        guard tiff.count >= 8 else { return nil }
        let isLittleEndian = tiff[0] == 0x49
        guard let directory = Self.number(tiff, at: 4, bytes: 4, isLittleEndian),
            let entries = Self.number(tiff, at: directory, bytes: 2, isLittleEndian)
        else { return nil }
        for entry in 0..<entries {
            let offset = directory + 2 + 12 * entry
            guard let tag = Self.number(tiff, at: offset, bytes: 2, isLittleEndian) else { return nil }
            if tag == 0x0112 { return Self.number(tiff, at: offset + 8, bytes: 2, isLittleEndian) }
        }
        return nil
    }

    /// Returns the TIFF structure inside a JPEG file's first EXIF segment. Segments end where the scan begins.
    static func segment(of file: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        var offset = 2
        while offset + 4 <= file.count, file[offset] == 0xFF {
            let marker = file[offset + 1]
            guard marker != 0xDA, let length = number(file, at: offset + 2, bytes: 2, false), length >= 2
            else { return nil }
            let end = min(offset + 2 + length, file.count)
            let data = offset + 4 + signature.count
            if marker == 0xE1, end >= data, file[(offset + 4)..<data].elementsEqual(signature) {
                return UnsafeRawBufferPointer(rebasing: file[data..<end])
            }
            offset += 2 + length
        }
        return nil
    }

    private static func number(
        _ bytes: UnsafeRawBufferPointer, at offset: Int, bytes count: Int, _ isLittleEndian: Bool
    ) -> Int? {
        guard offset >= 0, offset + count <= bytes.count else { return nil }
        let digits = bytes[offset..<(offset + count)]
        return isLittleEndian
            ? digits.reversed().reduce(0) { $0 << 8 | Int($1) } : digits.reduce(0) { $0 << 8 | Int($1) }
    }
}
