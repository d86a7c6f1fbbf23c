/// Turns picture files into pixels.
package enum ImageDecoder {
    /// Larger pictures are refused before any memory is asked for.
    package static let mostPixels = 64 << 20

    /// Reads a JPEG, PNG, BMP, TIFF, WebP or GIF file; its first bytes say which it is.
    ///
    /// Transparency is dropped as Pillow's `convert("RGB")` drops it; the orientation of EXIF or TIFF is applied.
    /// - Throws: `UnreadableImage`: no such file, no picture, too large, damaged or cut short.
    package static func decode(path: String) throws(UnreadableImage) -> PixelImage {
        try decode(path: path, box: nil, minimumSide: nil)
    }

    /// Reads a picture that is already in memory.
    ///
    /// - Parameter path: what errors call it.
    package static func decode(bytes: [UInt8], path: String) throws(UnreadableImage) -> PixelImage {
        try decode(bytes: bytes, path: path, box: nil, minimumSide: nil)
    }

    /// - Parameters:
    ///   - box: the face that is wanted, in pixels of the full picture; nil for the whole picture.
    ///   - minimumSide: a large JPEG may be decoded at a fraction of its size, as long as the face's shorter
    ///     side keeps this many pixels. Nil decodes in full.
    static func decode(
        path: String, box: CropBox?, minimumSide: Int?
    ) throws(UnreadableImage) -> PixelImage {
        try decode(bytes: FileBytes.read(path), path: path, box: box, minimumSide: minimumSide)
    }

    static func decode(
        bytes: [UInt8], path: String, box: CropBox?, minimumSide: Int?
    ) throws(UnreadableImage) -> PixelImage {
        do throws(DecodingFailure) {
            switch bytes.withUnsafeBytes({ ImageFormat($0) }) {
            case .jpeg: return try JPEGDecoder.decode(bytes, box: box, minimumSide: minimumSide)
            case .png: return try PNGDecoder.decode(bytes).cropped(to: box)
            case .bmp: return try BMPDecoder.decode(bytes).cropped(to: box)
            case .tiff: return try TIFFDecoder.decode(bytes).cropped(to: box)
            case .webp: return try WebPDecoder.decode(bytes).cropped(to: box)
            case .gif: return try GIFDecoder.decode(bytes).cropped(to: box)
            case nil: throw DecodingFailure("not a JPEG, PNG, BMP, TIFF, WebP or GIF picture")
            }
        } catch {
            throw UnreadableImage(path: path, reason: error.reason)
        }
    }

    /// Refuses sizes that are empty or above the limit.
    static func checkSize(width: Int, height: Int) throws(DecodingFailure) {
        guard width > 0, height > 0 else { throw DecodingFailure("the picture is \(width) × \(height)") }
        let (area, overflow) = width.multipliedReportingOverflow(by: height)
        guard !overflow, area <= mostPixels else {
            throw DecodingFailure("\(width) × \(height) pixels are more than the limit of 64 megapixels")
        }
    }
}

/// Why a picture's bytes could not be decoded.
struct DecodingFailure: Error, Equatable {
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}
