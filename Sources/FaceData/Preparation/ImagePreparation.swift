/// What is done to a face between its file and the network.
package struct ImagePreparation: Sendable, Equatable {
    /// The side of the square that the network sees, in pixels.
    package var imageSize: Int
    /// Nil leaves the image as it is (evaluation).
    package var augmentation: Augmentation?
    /// With the draw's number, what the augmentation's changes follow from.
    package var seed: UInt64
    package var epoch: UInt32

    /// - Parameter augmentation: nil, or one of no strength, prepares images as for evaluation.
    package init(imageSize: Int, augmentation: Augmentation? = nil, seed: UInt64 = 0, epoch: UInt32 = 0) {
        self.imageSize = imageSize
        self.augmentation = augmentation == Augmentation.none ? nil : augmentation
        self.seed = seed
        self.epoch = epoch
    }

    /// The number of values in a prepared image: imageSize × imageSize × 3.
    package var valueCount: Int { imageSize * imageSize * 3 }

    /// The shorter side below which decoding need not shrink an image; nil where it must not be shrunk at
    /// all, so that evaluation sees exactly what a Python pipeline would.
    package var minimumSide: Int? {
        guard let augmentation else { return nil }
        return Int((Float(imageSize) / augmentation.minimumCropArea.squareRoot()).rounded(.up))
    }

    /// The normalised values of one image: rows of interleaved red, green, blue.
    ///
    /// - Parameter draw: keys the augmentation's draws, with seed and epoch.
    package func values(of image: PixelImage, draw: Int) -> [Float] {
        [Float](unsafeUninitializedCapacity: valueCount) { buffer, count in
            guard let target = buffer.baseAddress else { return }
            prepare(image, draw: draw, into: target)
            count = valueCount
        }
    }

    /// Writes `valueCount` values.
    func prepare(_ image: PixelImage, draw: Int, into target: UnsafeMutablePointer<Float>) {
        guard let augmentation else {
            image.resizedAndCentreCropped(to: imageSize).normalise(into: target)
            return
        }
        let changes = AugmentationDraw(augmentation, seed: seed, epoch: epoch, draw: draw)
        AugmentedImage(image, side: imageSize, changes).write(to: target)
    }
}
