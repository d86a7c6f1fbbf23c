import CPNG
import Foundation

/// Writes pictures as PNG.
package enum PNGEncoder {
    /// A picture as the bytes of an 8-bit RGB file.
    ///
    /// - Throws: `ImageWritingError`: the picture is empty, or memory ran out.
    package static func encode(_ picture: PixelImage) throws(ImageWritingError) -> [UInt8] {
        var image = fer_png_image()
        defer { png_image_free(&image) }
        fer_png_describe_rgb(&image, png_uint_32(picture.width), png_uint_32(picture.height))
        // Asked without a buffer, the library tells how many bytes it would write.
        var size = 0
        guard png_image_write_to_memory(&image, nil, &size, 0, picture.pixels, 0, nil) != 0 else {
            throw failure(&image)
        }
        var written = false
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            written =
                png_image_write_to_memory(&image, buffer.baseAddress, &size, 0, picture.pixels, 0, nil) != 0
            count = written ? size : 0
        }
        guard written else { throw failure(&image) }
        return bytes
    }

    /// Writes a file, which appears whole or not at all.
    ///
    /// - Throws: `ImageWritingError`, naming the file.
    package static func write(_ picture: PixelImage, to path: String) throws(ImageWritingError) {
        let bytes = try encode(picture)
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw ImageWritingError("\(path): cannot be written: \(error.localizedDescription)")
        }
    }

    private static func failure(_ image: inout png_image) -> ImageWritingError {
        ImageWritingError("a picture cannot be written as PNG: \(String(cString: fer_png_message(&image)))")
    }
}

/// Why a picture could not be written.
package struct ImageWritingError: Error, Equatable, CustomStringConvertible {
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}
