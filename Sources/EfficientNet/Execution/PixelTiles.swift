import Kernels

/// How the pixels of a layer are cut into tiles: a function of shapes alone, so that sums come out the same
/// on any number of workers.
struct PixelTiles {
    let pixels: Int
    /// Pixels of every tile but the last, which has what is left.
    let rows: Int
    /// The most pixels that a tile of fewer images may have.
    let capacity: Int

    /// - Parameters:
    ///   - pixels: of the whole batch.
    ///   - channels: the wider of the two sides of the product; a tile of it should stay in the second-level
    ///     cache.
    ///   - precision: of the operands; in bfloat16 a tile has an even number of pixels, since these are
    ///     multiplied in pairs.
    init(pixels: Int, channels: Int, precision: Precision) {
        self.pixels = pixels
        let step = MatrixProduct.tileRows * (precision == .float32 ? 1 : 2)
        capacity = min(392, max(49, 65_536 / max(1, channels))) / step * step
        // Tiles of about one size, and enough of them where they are not too small, so that workers that share them
        // end together.
        let count = max(1, (pixels + capacity - 1) / capacity, min(Self.enough, pixels / 49))
        let share = (pixels + count - 1) / count
        rows = max(1, (share + step - 1) / step) * step
    }

    /// Tiles that let all workers of most machines find work.
    static let enough = 16

    var count: Int { (pixels + rows - 1) / rows }

    /// The tiles of one of `count` runs of about equal length.
    func run(_ run: Int, of count: Int) -> Range<Int> {
        (run * self.count / count)..<((run + 1) * self.count / count)
    }

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
