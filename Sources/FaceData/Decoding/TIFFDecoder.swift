import CTIFF

/// TIFF of any kind that libtiff converts to 8-bit colors: gray, palette, RGB, CMYK and YCbCr, in strips or tiles.
/// Of a file with several images, the first one.
enum TIFFDecoder {
    static func decode(_ bytes: [UInt8]) throws(DecodingFailure) -> PixelImage {
        var file = fer_tiff()
        // The library keeps a pointer into the bytes until it is closed.
        let result = bytes.withUnsafeBufferPointer { decode($0, &file) }
        let orientation = ImageOrientation(rawValue: Int(file.orientation)) ?? .upright
        return try result.get().oriented(by: orientation)
    }

    private static func decode(
        _ bytes: UnsafeBufferPointer<UInt8>, _ file: inout fer_tiff
    ) -> Result<PixelImage, DecodingFailure> {
        defer { fer_tiff_close(&file) }
        guard let start = bytes.baseAddress, fer_tiff_open(&file, start, UInt64(bytes.count)) != 0 else {
            return .failure(failure(&file))
        }
        let (width, height) = (Int(file.width), Int(file.height))
        do throws(DecodingFailure) {
            try ImageDecoder.checkSize(width: width, height: height)
        } catch {
            return .failure(error)
        }
        var decoded = false
        let rgba = [UInt8](unsafeUninitializedCapacity: width * height * 4) { buffer, count in
            guard let target = buffer.baseAddress else { return }
            decoded = fer_tiff_decode(&file, target) != 0
            count = decoded ? width * height * 4 : 0
        }
        guard decoded else { return .failure(failure(&file)) }
        return .success(PixelImage(width: width, height: height, droppingAlphaOf: rgba))
    }

    private static func failure(_ file: inout fer_tiff) -> DecodingFailure {
        let message = String(cString: fer_tiff_message(&file))
        return DecodingFailure("damaged TIFF: \(message.isEmpty ? "unreadable header" : message)")
    }
}
