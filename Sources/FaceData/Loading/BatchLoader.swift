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

/// What is done to a face between its file and the network.
package struct ImagePreparation: Sendable, Equatable {
    package var imageSize: Int
    /// Nil leaves the image as it is (evaluation).
    package var augmentation: Augmentation?

    package init(imageSize: Int, augmentation: Augmentation?) {
        self.imageSize = imageSize
        self.augmentation = augmentation
    }
}

/// The random changes to a training image; every draw is keyed by (seed, epoch, sample).
package struct Augmentation: Sendable, Equatable {
    package var seed: UInt64
    package var epoch: UInt32

    package init(seed: UInt64, epoch: UInt32) {
        self.seed = seed
        self.epoch = epoch
    }
}

/// Decodes and prepares the batches of one epoch ahead of the engine, a bounded number at a time.
///
/// The batches come in the order asked for, whatever thread made them.
package final class BatchLoader: Sendable {
    private let batches: [[Int]]

    /// - Parameter batches: for each batch, the indices of its samples in the source. A resumed epoch passes
    ///   only the batches that are left.
    package init(source: any SampleSource, batches: [[Int]], preparation: ImagePreparation, threads: Int) {
        self.batches = batches
    }

    /// Blocks until the next batch is ready; nil after the last, or after `cancel`.
    package func next() -> PreparedBatch? { nil }

    /// Ends the work in the background; `next` returns nil from then on.
    package func cancel() {}
}
