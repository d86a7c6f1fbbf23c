/// A batch ready for the network.
package struct PreparedBatch: Sendable {
    /// count × imageSize × imageSize × 3 normalised values.
    package let images: [Float]
    /// Index of each image in its source.
    package let sampleIndices: [Int]
    /// What keys the random changes of each image: its index, and another number when it recurs in an epoch.
    package let draws: [Int]
    /// What each image is to be recognized as, before any mixing.
    package let targets: [Target]
    /// What each image holds of another; empty if images are not mixed.
    package let mixes: [ImageMix]
    /// Images that were to be in this batch and could not be read.
    package let unreadable: [UnreadableImage]

    package init(
        images: [Float], sampleIndices: [Int], draws: [Int]? = nil, targets: [Target],
        mixes: [ImageMix] = [], unreadable: [UnreadableImage]
    ) {
        self.images = images
        self.sampleIndices = sampleIndices
        self.draws = draws ?? sampleIndices
        self.targets = targets
        self.mixes = mixes
        self.unreadable = unreadable
    }

    /// The number of images.
    package var count: Int { targets.count }
}

extension PreparedBatch {
    /// Reads and prepares the given samples; those that cannot be read are left out and reported.
    ///
    /// - Parameters:
    ///   - draws: as `EpochOrder` gives them: index of a sample, plus the source's count for each time that
    ///     it came before.
    ///   - isCancelled: asked before each image; the batch ends early where it says so.
    init(
        of draws: [Int], from source: any SampleSource, _ preparation: ImagePreparation,
        isCancelled: () -> Bool
    ) {
        var readable: [Int] = []
        var mixes: [ImageMix] = []
        var unreadable: [UnreadableImage] = []
        let values = preparation.valueCount
        let count = max(1, source.count)
        let images = [Float](unsafeUninitializedCapacity: draws.count * values) { buffer, filled in
            filled = 0
            guard let target = buffer.baseAddress else { return }
            for draw in draws where !isCancelled() {
                do throws(UnreadableImage) {
                    let image = try source.image(at: draw % count, minimumSide: preparation.minimumSide)
                    preparation.prepare(image, draw: draw, into: target + filled)
                    readable.append(draw)
                    filled += values
                } catch {
                    unreadable.append(error)
                }
            }
            mixes = BatchMixing(preparation)?.mix(target, draws: readable) ?? []
        }
        self.init(
            images: images, sampleIndices: readable.map { $0 % count }, draws: readable,
            targets: readable.map { source.sample(at: $0 % count).target }, mixes: mixes,
            unreadable: unreadable)
    }
}
