import CTurboJPEG

/// JPEG of any kind (baseline, progressive, gray, CMYK, YCCK) through libturbojpeg.
enum JPEGDecoder {
    /// - Parameters:
    ///   - box: the part that is wanted, in pixels of the upright picture; nil for all of it.
    ///   - minimumSide: the shorter side that the part must keep; nil decodes at full size.
    static func decode(
        _ bytes: [UInt8], box: CropBox?, minimumSide: Int?
    ) throws(DecodingFailure) -> PixelImage {
        guard let handle = tjInitDecompress() else { throw DecodingFailure("no memory for the JPEG decoder") }
        defer { tjDestroy(handle) }
        let header = try header(of: bytes, handle)
        let orientation = ImageOrientation(ofJPEG: bytes)
        var scale = tjscalingfactor(num: 1, denom: 1)
        if let minimumSide {
            let side = box.map { min($0.width, $0.height) } ?? Float(min(header.width, header.height))
            scale = smallestScale(keeping: Float(minimumSide), of: side)
        }
        let decoded = try pixels(of: bytes, header, scale, handle)
        let upright = decoded.image.oriented(by: orientation)
        var face = try upright.cropped(to: box?.scaled(by: Float(scale.num) / Float(scale.denom)))
        face.isRepaired = decoded.isRepaired
        return face
    }

    private struct Header {
        var width: Int32 = 0
        var height: Int32 = 0
        var subsampling: Int32 = 0
        var colorspace: Int32 = 0

        var isCMYK: Bool { colorspace == TJCS_CMYK.rawValue || colorspace == TJCS_YCCK.rawValue }
    }

    private static func header(of bytes: [UInt8], _ handle: tjhandle) throws(DecodingFailure) -> Header {
        var header = Header()
        let status = tjDecompressHeader3(
            handle, bytes, UInt(bytes.count), &header.width, &header.height, &header.subsampling,
            &header.colorspace)
        if status != 0 { try checkWarning(handle) }
        try ImageDecoder.checkSize(width: Int(header.width), height: Int(header.height))
        return header
    }

    private static func pixels(
        of bytes: [UInt8], _ header: Header, _ scale: tjscalingfactor, _ handle: tjhandle
    ) throws(DecodingFailure) -> (image: PixelImage, isRepaired: Bool) {
        let width = fer_jpeg_scaled(header.width, scale)
        let height = fer_jpeg_scaled(header.height, scale)
        let format = header.isCMYK ? TJPF_CMYK : TJPF_RGB
        let size = Int(width) * Int(height) * (header.isCMYK ? 4 : 3)
        var status: Int32 = -1
        let decoded = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            // A damaged file may leave rows unwritten.
            buffer.initialize(repeating: 0)
            status = tjDecompress2(
                handle, bytes, UInt(bytes.count), buffer.baseAddress, width, 0, height, format.rawValue,
                fer_jpeg_decode_flags())
            count = size
        }
        if status != 0 { try checkWarning(handle) }
        let image =
            header.isCMYK
            ? PixelImage(width: Int(width), height: Int(height), invertedCMYK: decoded)
            : PixelImage(width: Int(width), height: Int(height), pixels: decoded)
        return (image, status != 0)
    }

    /// Warnings after which the picture is whole: the file breaks the format's rules, but no image data is missing.
    /// The sources of the texts are libjpeg's jerror.h.
    private static let harmlessWarnings = [
        "extraneous bytes", "Unknown Adobe color transform", "unknown JFIF revision",
        "Invalid SOS parameters for sequential JPEG", "Inconsistent progression sequence",
        "Corrupt JPEG data: bad ICC marker",
    ]

    /// - Throws: the library's message, unless it is a warning after which the picture is still whole.
    private static func checkWarning(_ handle: tjhandle) throws(DecodingFailure) {
        let message = String(cString: tjGetErrorStr2(handle))
        if fer_jpeg_is_warning(handle) != 0, harmlessWarnings.contains(where: message.contains) { return }
        throw DecodingFailure("damaged JPEG: \(message)")
    }

    /// Returns the decoder's smallest scale, at most 1, at which `side` pixels remain at least `minimum`.
    private static func smallestScale(keeping minimum: Float, of side: Float) -> tjscalingfactor {
        var count: Int32 = 0
        let whole = tjscalingfactor(num: 1, denom: 1)
        guard let factors = tjGetScalingFactors(&count) else { return whole }
        let smaller = UnsafeBufferPointer(start: factors, count: Int(count)).filter {
            $0.num <= $0.denom && side * Float($0.num) >= minimum * Float($0.denom)
        }
        return smaller.min { $0.num * $1.denom < $1.num * $0.denom } ?? whole
    }
}
