import CWebP

/// WebP, lossy or lossless. Of an animation, the first frame.
enum WebPDecoder {
    static func decode(_ bytes: [UInt8]) throws(DecodingFailure) -> PixelImage {
        var width: Int32 = 0
        var height: Int32 = 0
        let isAnimated = fer_webp_is_animated(bytes, bytes.count, &width, &height)
        guard isAnimated >= 0 else { throw DecodingFailure("damaged WebP: unreadable header") }
        try ImageDecoder.checkSize(width: Int(width), height: Int(height))
        let size = Int(width) * Int(height) * 4
        var decoded = false
        let rgba = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            guard let target = buffer.baseAddress else { return }
            decoded =
                isAnimated == 1
                ? fer_webp_decode_first_frame(bytes, bytes.count, width, height, target) != 0
                : WebPDecodeRGBAInto(bytes, bytes.count, target, size, width * 4) != nil
            count = decoded ? size : 0
        }
        guard decoded else { throw DecodingFailure("damaged WebP: the image data is incomplete or corrupt") }
        let image = PixelImage(width: Int(width), height: Int(height), droppingAlphaOf: rgba)
        return image.oriented(by: orientation(of: bytes))
    }

    private static func orientation(of bytes: [UInt8]) -> ImageOrientation {
        var offset = 0
        let count = fer_webp_exif(bytes, bytes.count, &offset)
        guard count > 0, offset >= 0, offset + count <= bytes.count else { return .upright }
        return ImageOrientation(ofEXIF: bytes[offset..<(offset + count)])
    }
}
