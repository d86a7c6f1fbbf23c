import Kernels

/// How the pixels of a layer are cut into tiles: a function of shapes alone, so that sums come out the same
/// on any number of workers.
struct PixelTiles {
    let pixels: Int
    let rows: Int

    /// - Parameters:
    ///   - pixels: of the whole batch.
    ///   - channels: the wider of the two sides of the product; a tile of it should stay in the second-level
    ///     cache.
    ///   - precision: of the operands; in bfloat16 a tile has an even number of pixels, since these are
    ///     multiplied in pairs.
    init(pixels: Int, channels: Int, precision: Precision) {
        self.pixels = pixels
        let target = min(392, max(49, 65_536 / max(1, channels)))
        switch precision {
        case .float32: rows = target / 7 * 7
        case .bfloat16: rows = target / 14 * 14
        }
    }

    var count: Int { (pixels + rows - 1) / rows }

    func range(_ tile: Int) -> Range<Int> {
        (tile * rows)..<min(pixels, (tile + 1) * rows)
    }
}

/// A run of pixels that belong to one image.
struct ImageSegment {
    let image: Int
    let start: Int
    let count: Int

    /// Calls `body` for each image that a range of the batch's pixels touches.
    static func forEach(in pixels: Range<Int>, pixelsPerImage: Int, _ body: (ImageSegment) -> Void) {
        var start = pixels.lowerBound
        while start < pixels.upperBound {
            let image = start / pixelsPerImage
            let end = min(pixels.upperBound, (image + 1) * pixelsPerImage)
            body(ImageSegment(image: image, start: start, count: end - start))
            start = end
        }
    }
}
