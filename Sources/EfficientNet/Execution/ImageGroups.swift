import Kernels

/// How the images of a batch are dealt out in passes that take a block of channels of whole images: small
/// images several at a time, so that claiming a unit costs little beside its work and the next image can be fetched
/// while one is computed. A function of shapes alone.
struct ImageGroups {
    private let images: Int
    private let blocks: Int
    private(set) var imagesPerGroup: Int
    /// Whether neighbouring units, which go to one worker, are the blocks of one group, not the groups of one block. So
    /// it is where the products beside the pass are cut into tiles of pixels: the worker has these images in its
    /// caches.
    private let keepsImagesTogether: Bool

    /// - Parameters:
    ///   - pixelsPerImage: of the wider side of the pass.
    ///   - blocks: of channels.
    init(images: Int, pixelsPerImage: Int, blocks: Int) {
        self.images = images
        self.blocks = blocks
        imagesPerGroup = Self.mostPixels(pixelsPerImage: pixelsPerImage) / pixelsPerImage
        keepsImagesTogether =
            PixelTiles(
                pixels: images * pixelsPerImage, channels: blocks * vectorWidth, precision: .float32
            ).areEnough
    }

    /// Pixels of a group of as many images as are taken together.
    static func mostPixels(pixelsPerImage: Int) -> Int {
        max(1, 784 / pixelsPerImage) * pixelsPerImage
    }

    var count: Int { (images + imagesPerGroup - 1) / imagesPerGroup }

    /// Groups of half as many images, where no sum depends on them; nil where there is one image in each.
    var halved: ImageGroups? {
        guard imagesPerGroup > 1 else { return nil }
        var groups = self
        groups.imagesPerGroup = (imagesPerGroup + 1) / 2
        return groups
    }

    /// How many units a pass has: every block of every group.
    var units: Int { blocks * count }

    /// Which block of which group a unit is.
    func place(of unit: Int) -> (block: Int, group: Int) {
        keepsImagesTogether ? (unit % blocks, unit / blocks) : (unit / count, unit % count)
    }

    func range(_ group: Int) -> Range<Int> {
        (group * imagesPerGroup)..<min(images, (group + 1) * imagesPerGroup)
    }

    /// A pass whose body takes one block of one image.
    func pass(_ kind: OperationKind, body: @escaping (_ block: Int, _ image: Int) -> Void) -> Pass {
        let groups = self
        return Pass(kind, units: units) { unit, _ in
            let (block, group) = groups.place(of: unit)
            for image in groups.range(group) {
                body(block, image)
            }
        }
    }
}
