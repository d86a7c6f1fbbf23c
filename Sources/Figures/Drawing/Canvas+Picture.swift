import CCairo

extension Canvas {
    /// Draws a picture so that it fills a frame.
    ///
    /// - Parameters:
    ///   - rgb: width × height × 3 bytes, row by row; a picture with another number is left out.
    func picture(width: Int, height: Int, rgb: [UInt8], in frame: Frame) {
        guard width > 0, height > 0, rgb.count == width * height * 3 else { return }
        // Cairo's own layout: a word a pixel, blue in the lowest byte.
        var words = (0..<(width * height)).map { pixel in
            rgb[(pixel * 3)..<(pixel * 3 + 3)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        }
        words.withUnsafeMutableBytes { bytes in
            guard let base = bytes.bindMemory(to: UInt8.self).baseAddress,
                let surface = cairo_image_surface_create_for_data(
                    base, CAIRO_FORMAT_RGB24, Int32(width), Int32(height), Int32(width * 4))
            else { return }
            defer {
                cairo_surface_finish(surface)
                cairo_surface_destroy(surface)
            }
            paint(surface, scaleX: frame.width / Double(width), scaleY: frame.height / Double(height), frame)
        }
    }
}
