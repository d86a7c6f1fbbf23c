extension PixelImage {
    /// Cuts out a face's box; nil gives the whole picture.
    ///
    /// A box that leaves the picture is filled up by repeating the picture's edge, so that the face keeps its
    /// scale and its place in the crop. No side is filled by more than a quarter of the picture's.
    /// - Throws: where box and picture have no pixel in common.
    func cropped(to box: CropBox?) throws(DecodingFailure) -> PixelImage {
        guard let box else { return self }
        let columns = Self.range(from: box.x, length: box.width, within: width)
        let rows = Self.range(from: box.y, length: box.height, within: height)
        guard columns.overlaps(0..<width), rows.overlaps(0..<height) else {
            throw DecodingFailure("the face's box lies outside the picture of \(width) × \(height) pixels")
        }
        return cropped(columns: columns, rows: rows)
    }

    /// Cuts out whole pixels; those outside the picture repeat its edge.
    func cropped(columns: Range<Int>, rows: Range<Int>) -> PixelImage {
        let rowBytes = columns.count * 3
        let cut = [UInt8](unsafeUninitializedCapacity: rowBytes * rows.count) { target, count in
            guard var to = target.baseAddress else { return }
            pixels.withUnsafeBufferPointer { source in
                for y in rows {
                    let row = min(max(y, 0), height - 1) * width
                    for x in columns {
                        let from = (row + min(max(x, 0), width - 1)) * 3
                        to[0] = source[from]
                        to[1] = source[from + 1]
                        to[2] = source[from + 2]
                        to += 3
                    }
                }
            }
            count = rowBytes * rows.count
        }
        return PixelImage(width: columns.count, height: rows.count, pixels: cut)
    }

    /// The whole pixels that an interval covers, at least one, bounded to the picture and a quarter beyond.
    private static func range(from start: Float, length: Float, within side: Int) -> Range<Int> {
        let lowest = Float(-side / 4)
        let highest = Float(side + side / 4)
        let first = min(max(start.rounded(), lowest), highest)
        let last = min(max((start + length).rounded(), first + 1), max(highest, first + 1))
        return Int(first)..<Int(last)
    }
}
