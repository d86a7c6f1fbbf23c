/// Windows and OS/2 bitmaps: 1, 4 and 8 bits with a palette, 16, 24 and 32 bits, and the run-length encodings.
/// Alpha is dropped.
///
/// Source: Microsoft, "Bitmap Storage", Windows GDI documentation. No Debian library reads BMP alone.
enum BMPDecoder {
    static func decode(_ bytes: [UInt8]) throws(DecodingFailure) -> PixelImage {
        let header = try BMPHeader(bytes)
        try ImageDecoder.checkSize(width: header.width, height: header.height)
        switch header.compression {
        case .none, .masks: return try direct(bytes, header)
        case .runs8, .runs4: return runs(bytes, header)
        }
    }

    /// Rows of fixed length, padded to four bytes.
    private static func direct(_ bytes: [UInt8], _ header: BMPHeader) throws(DecodingFailure) -> PixelImage {
        let rowBytes = (header.width * header.bitsPerPixel + 31) / 32 * 4
        guard rowBytes * header.height <= bytes.count - header.pixelOffset else {
            throw BMPHeader.damaged("the file ends before the last row")
        }
        var pixels = [UInt8](repeating: 0, count: header.width * header.height * 3)
        for row in 0..<header.height {
            let start = header.pixelOffset + rowBytes * row
            let target = header.isTopDown ? row : header.height - 1 - row
            for column in 0..<header.width {
                let color = color(of: bytes, row: start, column: column, header)
                for channel in 0..<3 {
                    pixels[(target * header.width + column) * 3 + channel] = color[channel]
                }
            }
        }
        return PixelImage(width: header.width, height: header.height, pixels: pixels)
    }

    private static func color(
        of bytes: [UInt8], row: Int, column: Int, _ header: BMPHeader
    ) -> SIMD3<UInt8> {
        switch header.bitsPerPixel {
        case 1, 4, 8:
            let bit = column * header.bitsPerPixel
            let shift = 8 - header.bitsPerPixel - bit % 8
            let index = Int(bytes[row + bit / 8] >> shift) & ((1 << header.bitsPerPixel) - 1)
            return header.color(index)
        case 24:
            let pixel = row + 3 * column
            return SIMD3(bytes[pixel + 2], bytes[pixel + 1], bytes[pixel])
        default:
            let size = header.bitsPerPixel / 8
            var value: UInt32 = 0
            for byte in 0..<size { value |= UInt32(bytes[row + size * column + byte]) << (8 * byte) }
            let masks = header.masks
            return SIMD3(
                masks.red.level(of: value), masks.green.level(of: value), masks.blue.level(of: value))
        }
    }

    /// Run-length encoded palette indices. Pixels that the file skips keep the palette's first color.
    private static func runs(_ bytes: [UInt8], _ header: BMPHeader) -> PixelImage {
        var indices = [UInt8](repeating: 0, count: header.width * header.height)
        var position = header.pixelOffset
        var (column, row) = (0, 0)

        func next() -> Int? {
            guard position < bytes.count else { return nil }
            defer { position += 1 }
            return Int(bytes[position])
        }

        func append(_ index: Int) {
            if column < header.width, row < header.height {
                indices[(header.height - 1 - row) * header.width + column] = UInt8(index)
            }
            column += 1
        }

        let isFourBits = header.compression == .runs4
        func append(_ byte: Int, nibble: Int) {
            append(isFourBits ? (nibble.isMultiple(of: 2) ? byte >> 4 : byte & 15) : byte)
        }

        while row < header.height, let count = next(), let value = next() {
            switch (count, value) {
            case (0, 0): (column, row) = (0, row + 1)
            case (0, 1): row = header.height
            case (0, 2):
                guard let right = next(), let up = next() else { break }
                (column, row) = (column + right, row + up)
            case (0, _):
                var byte = 0
                for pixel in 0..<value {
                    if !isFourBits || pixel.isMultiple(of: 2) { byte = next() ?? 0 }
                    append(byte, nibble: pixel)
                }
                let length = isFourBits ? (value + 1) / 2 : value
                position += length % 2
            default:
                for pixel in 0..<count { append(value, nibble: pixel) }
            }
        }
        var pixels = [UInt8](repeating: 0, count: indices.count * 3)
        for (pixel, index) in indices.enumerated() {
            let color = header.color(Int(index))
            for channel in 0..<3 { pixels[pixel * 3 + channel] = color[channel] }
        }
        return PixelImage(width: header.width, height: header.height, pixels: pixels)
    }
}

/// The header, palette and channel masks of a bitmap file.
struct BMPHeader {
    enum Compression { case none, runs8, runs4, masks }

    /// The bits of one color channel in a pixel's value.
    struct Mask {
        let bits: UInt32

        /// Returns the channel scaled to 0...255.
        func level(of value: UInt32) -> UInt8 {
            guard bits != 0 else { return 0 }
            let shift = UInt32(bits.trailingZeroBitCount)
            let largest = UInt64(bits >> shift)
            return UInt8((UInt64((value & bits) >> shift) * 255 + largest / 2) / largest)
        }
    }

    let width: Int
    let height: Int
    let isTopDown: Bool
    let bitsPerPixel: Int
    let compression: Compression
    let pixelOffset: Int
    let masks: (red: Mask, green: Mask, blue: Mask)
    private let palette: [SIMD3<UInt8>]

    /// Returns a palette color; black if the palette has no such index.
    func color(_ index: Int) -> SIMD3<UInt8> { index < palette.count ? palette[index] : SIMD3() }

    init(_ bytes: [UInt8]) throws(DecodingFailure) {
        func number(at offset: Int, bytes count: Int) throws(DecodingFailure) -> UInt32 {
            guard offset + count <= bytes.count else { throw Self.damaged("the header is incomplete") }
            return (0..<count).reduce(0) { $0 | UInt32(bytes[offset + $1]) << (8 * $1) }
        }
        let size = Int(try number(at: 14, bytes: 4))
        // The OS/2 header has 12 bytes and sides of 16 bits, all later ones begin like Windows 3's.
        let isOS2 = size == 12
        guard isOS2 || (40...1024).contains(size) || size == 16 || size == 64 else {
            throw Self.damaged("unknown header of \(size) bytes")
        }
        let signedHeight: Int
        if isOS2 {
            width = Int(try number(at: 18, bytes: 2))
            signedHeight = Int(try number(at: 20, bytes: 2))
            bitsPerPixel = Int(try number(at: 24, bytes: 2))
        } else {
            width = Int(Int32(bitPattern: try number(at: 18, bytes: 4)))
            signedHeight = Int(Int32(bitPattern: try number(at: 22, bytes: 4)))
            bitsPerPixel = Int(try number(at: 28, bytes: 2))
        }
        isTopDown = signedHeight < 0
        height = abs(signedHeight)
        guard [1, 4, 8, 16, 24, 32].contains(bitsPerPixel) else {
            throw Self.damaged("\(bitsPerPixel) bits a pixel")
        }
        let hasLongHeader = size >= 40
        let method = hasLongHeader ? try number(at: 30, bytes: 4) : 0
        switch (method, bitsPerPixel) {
        case (0, _): compression = .none
        case (1, 8): compression = .runs8
        case (2, 4): compression = .runs4
        case (3, 16), (3, 32), (6, 16), (6, 32): compression = .masks
        default: throw DecodingFailure("a BMP picture with compression \(method), which cannot be read")
        }
        pixelOffset = Int(try number(at: 10, bytes: 4))
        guard pixelOffset <= bytes.count else { throw Self.damaged("the pixels begin behind the file's end") }
        if compression == .masks {
            masks = (
                Mask(bits: try number(at: 54, bytes: 4)), Mask(bits: try number(at: 58, bytes: 4)),
                Mask(bits: try number(at: 62, bytes: 4))
            )
        } else if bitsPerPixel == 16 {
            masks = (Mask(bits: 0x7C00), Mask(bits: 0x03E0), Mask(bits: 0x001F))
        } else {
            masks = (Mask(bits: 0xFF0000), Mask(bits: 0x00FF00), Mask(bits: 0x0000FF))
        }
        guard bitsPerPixel <= 8 else {
            palette = []
            return
        }
        let stated = hasLongHeader ? Int(try number(at: 46, bytes: 4)) : 0
        let colors = stated == 0 ? 1 << bitsPerPixel : min(stated, 256)
        let entry = isOS2 ? 3 : 4
        let start = 14 + size
        // A palette that is shorter than it should be ends where the pixels or the file do.
        let available = max(0, min(bytes.count, max(pixelOffset, start)) - start) / entry
        palette = (0..<min(colors, available)).map { color in
            let offset = start + entry * color
            return SIMD3(bytes[offset + 2], bytes[offset + 1], bytes[offset])
        }
    }

    static func damaged(_ reason: String) -> DecodingFailure { DecodingFailure("damaged BMP: \(reason)") }
}
