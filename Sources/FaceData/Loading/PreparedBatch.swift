/// A batch ready for the network.
package struct PreparedBatch: Sendable {
    /// count × imageSize × imageSize × 3 normalised values.
    package let images: [Float]
    /// Index of each image in its source.
    package let sampleIndices: [Int]
    package let labels: [Int]
    /// Images that were to be in this batch and could not be read.
    package let unreadable: [UnreadableImage]

    package init(images: [Float], sampleIndices: [Int], labels: [Int], unreadable: [UnreadableImage]) {
        self.images = images
        self.sampleIndices = sampleIndices
        self.labels = labels
        self.unreadable = unreadable
    }
}

extension PreparedBatch {
    /// Reads and prepares the given samples; those that cannot be read are left out and reported.
    ///
    /// - Parameter isCancelled: asked before each image; the batch ends early where it says so.
    init(
        of indices: [Int], from source: any SampleSource, _ preparation: ImagePreparation,
        isCancelled: () -> Bool
    ) {
        var sampleIndices: [Int] = []
        var unreadable: [UnreadableImage] = []
        let values = preparation.valueCount
        let images = [Float](unsafeUninitializedCapacity: indices.count * values) { buffer, filled in
            filled = 0
            guard let target = buffer.baseAddress else { return }
            for index in indices where !isCancelled() {
                do throws(UnreadableImage) {
                    let image = try source.image(at: index, minimumSide: preparation.minimumSide)
                    preparation.prepare(image, sample: index, into: target + filled)
                    sampleIndices.append(index)
                    filled += values
                } catch {
                    unreadable.append(error)
                }
            }
        }
        self.init(
            images: images, sampleIndices: sampleIndices,
            labels: sampleIndices.map { source.sample(at: $0).label }, unreadable: unreadable)
    }
}
