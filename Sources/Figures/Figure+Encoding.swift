import CCairo

extension Figure {
    /// The figure as a file's bytes.
    ///
    /// - Throws: `FigureError` where Cairo refuses: a figure of no size, or no memory.
    package func encoded(as format: FigureFormat) throws(FigureError) -> [UInt8] {
        var bytes: [UInt8] = []
        let status = withUnsafeMutablePointer(to: &bytes) { sink in render(format, into: sink) }
        guard status == CAIRO_STATUS_SUCCESS else {
            throw FigureError(
                "a figure of \(Int(width))×\(Int(height)) points cannot be drawn as \(format.rawValue): "
                    + String(cString: cairo_status_to_string(status)))
        }
        return bytes
    }

    private func render(
        _ format: FigureFormat, into sink: UnsafeMutablePointer<[UInt8]>
    ) -> cairo_status_t {
        let isRaster = format == .png
        let scale = isRaster ? FigureFormat.pixelsPerPoint : 1
        let surface =
            switch format {
            case .png:
                cairo_image_surface_create(
                    CAIRO_FORMAT_RGB24, Int32(clamping: Int(width * scale)),
                    Int32(clamping: Int(height * scale)))
            case .svg: cairo_svg_surface_create_for_stream(appendToSink, sink, width, height)
            case .pdf: cairo_pdf_surface_create_for_stream(appendToSink, sink, width, height)
            }
        let context = cairo_create(surface)
        defer {
            cairo_destroy(context)
            cairo_surface_destroy(surface)
        }
        guard let context, let surface else { return CAIRO_STATUS_NO_MEMORY }
        cairo_scale(context, scale, scale)
        let canvas = Canvas(context)
        canvas.fill(Frame(x: 0, y: 0, width: width, height: height), .paper)
        draw(on: canvas)
        let drawn = cairo_status(context)
        guard drawn == CAIRO_STATUS_SUCCESS else { return drawn }
        if isRaster { return cairo_surface_write_to_png_stream(surface, appendToSink, sink) }
        cairo_surface_finish(surface)
        return cairo_surface_status(surface)
    }
}

/// Cairo hands over the file piece by piece.
private func appendToSink(
    _ sink: UnsafeMutableRawPointer?, _ data: UnsafePointer<UInt8>?, _ count: UInt32
) -> cairo_status_t {
    guard let sink, let data else { return CAIRO_STATUS_WRITE_ERROR }
    sink.assumingMemoryBound(to: [UInt8].self).pointee.append(
        contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
    return CAIRO_STATUS_SUCCESS
}
