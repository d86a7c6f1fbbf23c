import Kernels

/// How the pixels of a layer are cut into tiles: a function of shapes alone, so that sums come out the same
/// on any number of workers.
struct PixelTiles: Equatable {
    let pixels: Int
    /// Pixels of every tile but the last, which has what is left.
    private(set) var rows: Int
    /// The most pixels that a tile of fewer images may have.
    let capacity: Int

    /// - Parameters:
    ///   - pixels: of the whole batch.
    ///   - channels: the wider of the two sides of the product; a tile of it should stay in the second-level
    ///     cache.
    ///   - precision: of the operands; in bfloat16 a tile has an even number of pixels, since these are
    ///     multiplied in pairs or larger groups.
    init(pixels: Int, channels: Int, precision: Precision) {
        self.pixels = pixels
        let step = MatrixProduct.tileRows(precision)
        let most = min(392, max(Self.least, 65_536 / max(1, channels)))
        capacity = (most + most / 8) / step * step
        if pixels > Self.enough * most {
            rows = Self.evenRows(pixels: pixels, from: most / 2, to: capacity, step: step)
        } else {
            // Tiles of about one size, and enough of them where they are not too small.
            let count = max(1, (pixels + most - 1) / most, min(Self.enough, pixels / Self.least))
            let share = (pixels + count - 1) / count
            rows = max(1, (share + step - 1) / step) * step
        }
    }

    /// The size that lets `enough` workers end together: the longest run of tiles should be short, and tiles be few, for
    /// each costs what `step` more pixels would.
    private static func evenRows(pixels: Int, from least: Int, to most: Int, step: Int) -> Int {
        func longestRun(_ rows: Int) -> Int {
            let tiles = (pixels + rows - 1) / rows
            return (tiles + enough - 1) / enough * (rows + step)
        }
        let sizes = stride(from: most / step * step, through: max(step, least), by: -step)
        return sizes.min { longestRun($0) < longestRun($1) } ?? step
    }

    /// Pixels below which a tile is multiplied slower.
    private static let least = 49

    /// Smaller tiles where that gives every worker a few, so that they can help one another; for passes of which no sum
    /// depends on the tiles.
    func cut(for workers: Int, precision: Precision) -> PixelTiles {
        let step = MatrixProduct.tileRows(precision)
        let share = pixels / (Self.unitsOfWorker * workers)
        var tiles = self
        tiles.rows = min(rows, (max(Self.least, share) + step - 1) / step * step)
        return tiles
    }

    /// Units of a pass for each worker that let the others help one of half their speed: with two, it has begun its second
    /// when they have finished theirs.
    static let unitsOfWorker = 4

    /// Tiles that let all workers of most machines find work.
    static let enough = 16

    /// Whether the pixels of a layer are cut so that every worker has tiles of its own.
    var areEnough: Bool { count >= Self.enough }

    var count: Int { (pixels + rows - 1) / rows }

    /// The most tiles that a batch of 1 to `images` images is cut into. Fewer images may be cut into more tiles.
    static func most(upTo images: Int, _ tiles: (_ images: Int) -> PixelTiles) -> Int {
        (1...max(1, images)).reduce(0) { max($0, tiles($1).count) }
    }

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
