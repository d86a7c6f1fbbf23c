import CGIF

/// The first frame of a GIF, on the whole canvas. Transparent pixels keep their palette color.
enum GIFDecoder {
    static func decode(_ bytes: [UInt8]) throws(DecodingFailure) -> PixelImage {
        let result = bytes.withUnsafeBufferPointer { buffer -> Result<PixelImage, DecodingFailure> in
            guard let start = buffer.baseAddress else { return .failure(damaged("no data")) }
            var file = fer_gif_bytes(bytes: start, count: buffer.count, position: 0)
            do throws(DecodingFailure) {
                return .success(try decode(&file))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private static func decode(_ file: inout fer_gif_bytes) throws(DecodingFailure) -> PixelImage {
        var error: Int32 = 0
        // The library keeps the pointer until it is closed, so the structure must stay in place.
        return try withUnsafeMutablePointer(to: &file) { file throws(DecodingFailure) in
            guard let gif = fer_gif_open(file, &error) else {
                throw damaged(String(cString: fer_gif_message(error)))
            }
            defer { DGifCloseFile(gif, nil) }
            switch fer_gif_next_image(gif) {
            case 1: return try frame(of: gif)
            case 0: throw damaged("it holds no image")
            default: throw damaged(String(cString: fer_gif_message(gif.pointee.Error)))
            }
        }
    }

    private static func frame(of gif: UnsafeMutablePointer<GifFileType>) throws(DecodingFailure) -> PixelImage
    {
        let frame = gif.pointee.Image
        let (left, top) = (Int(frame.Left), Int(frame.Top))
        let (columns, rows) = (Int(frame.Width), Int(frame.Height))
        let width = max(Int(gif.pointee.SWidth), left + columns)
        let height = max(Int(gif.pointee.SHeight), top + rows)
        try ImageDecoder.checkSize(width: width, height: height)
        try ImageDecoder.checkSize(width: columns, height: rows)
        guard let palette = frame.ColorMap ?? gif.pointee.SColorMap else {
            throw damaged("it has no palette")
        }
        var canvas = background(of: gif, width: width, height: height)
        var line = [UInt8](repeating: 0, count: columns)
        for row in rowOrder(rows: rows, isInterlaced: frame.Interlace) {
            guard DGifGetLine(gif, &line, Int32(columns)) != GIF_ERROR else {
                throw damaged(String(cString: fer_gif_message(gif.pointee.Error)))
            }
            for column in 0..<columns {
                write(
                    color(Int(line[column]), in: palette), to: &canvas,
                    at: (top + row) * width + left + column)
            }
        }
        return PixelImage(width: width, height: height, pixels: canvas)
    }

    /// The canvas in its background color; black if the file names none.
    private static func background(
        of gif: UnsafeMutablePointer<GifFileType>, width: Int, height: Int
    ) -> [UInt8] {
        var canvas = [UInt8](repeating: 0, count: width * height * 3)
        guard let palette = gif.pointee.SColorMap else { return canvas }
        let color = color(Int(gif.pointee.SBackGroundColor), in: palette)
        for pixel in 0..<(width * height) { write(color, to: &canvas, at: pixel) }
        return canvas
    }

    private static func write(_ color: GifColorType, to canvas: inout [UInt8], at pixel: Int) {
        canvas[3 * pixel] = color.Red
        canvas[3 * pixel + 1] = color.Green
        canvas[3 * pixel + 2] = color.Blue
    }

    /// Black if the palette has no such color.
    private static func color(_ index: Int, in palette: UnsafeMutablePointer<ColorMapObject>) -> GifColorType
    {
        guard index < Int(palette.pointee.ColorCount), let colors = palette.pointee.Colors else {
            return GifColorType(Red: 0, Green: 0, Blue: 0)
        }
        return colors[index]
    }

    /// The picture's rows in the order of the file. Interlaced files send every eighth row, then the rows between.
    private static func rowOrder(rows: Int, isInterlaced: Bool) -> [Int] {
        guard isInterlaced else { return Array(0..<rows) }
        let passes = [(start: 0, step: 8), (start: 4, step: 8), (start: 2, step: 4), (start: 1, step: 2)]
        return passes.flatMap { Array(stride(from: $0.start, to: rows, by: $0.step)) }
    }

    private static func damaged(_ reason: String) -> DecodingFailure {
        DecodingFailure("damaged GIF: \(reason)")
    }
}
