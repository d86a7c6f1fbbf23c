import Kernels

/// How the images of a batch are dealt out in passes that take a block of channels of whole images: small
/// images several at a time, so that claiming a unit costs little beside its work and the next image can be fetched
/// while one is computed. A function of shapes alone.
struct ImageGroups {
    private let images: Int
    let imagesPerGroup: Int

    /// - Parameter pixelsPerImage: of the wider side of the pass.
    init(images: Int, pixelsPerImage: Int) {
        self.images = images
        imagesPerGroup = max(1, 784 / pixelsPerImage)
    }

    var count: Int { (images + imagesPerGroup - 1) / imagesPerGroup }

    func range(_ group: Int) -> Range<Int> {
        (group * imagesPerGroup)..<min(images, (group + 1) * imagesPerGroup)
    }

    /// A pass over blocks of channels whose body takes one block of one image.
    func pass(
        _ kind: OperationKind, blocks: Int, body: @escaping (_ block: Int, _ image: Int) -> Void
    ) -> Pass {
        let groups = self
        return Pass(kind, units: blocks * count) { unit, _ in
            for image in groups.range(unit % groups.count) {
                body(unit / groups.count, image)
            }
        }
    }
}
