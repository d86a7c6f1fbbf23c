import CPNG

/// PNG of any kind (gray, palette, 16-bit, transparent, interlaced) through libpng's simplified interface.
enum PNGDecoder {
    static func decode(_ bytes: [UInt8]) throws(DecodingFailure) -> PixelImage {
        var image = fer_png_image()
        defer { png_image_free(&image) }
        // The bytes stay where they are while the record points into them.
        let result = bytes.withUnsafeBytes { buffer in decode(buffer, &image) }
        return try result.get()
    }

    private static func decode(
        _ bytes: UnsafeRawBufferPointer, _ image: inout png_image
    ) -> Result<PixelImage, DecodingFailure> {
        guard png_image_begin_read_from_memory(&image, bytes.baseAddress, bytes.count) != 0 else {
            return .failure(failure(&image))
        }
        let (width, height) = (Int(image.width), Int(image.height))
        do throws(DecodingFailure) {
            try ImageDecoder.checkSize(width: width, height: height)
        } catch {
            return .failure(error)
        }
        fer_png_want_rgba(&image)
        var decoded = false
        let rgba = [UInt8](unsafeUninitializedCapacity: width * height * 4) { buffer, count in
            decoded = png_image_finish_read(&image, nil, buffer.baseAddress, 0, nil) != 0
            count = decoded ? width * height * 4 : 0
        }
        guard decoded else { return .failure(failure(&image)) }
        return .success(PixelImage(width: width, height: height, droppingAlphaOf: rgba))
    }

    private static func failure(_ image: inout png_image) -> DecodingFailure {
        DecodingFailure("damaged PNG: \(String(cString: fer_png_message(&image)))")
    }
}
