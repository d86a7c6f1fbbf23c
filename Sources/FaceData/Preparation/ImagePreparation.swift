/// What is done to a face between its file and the network.
package struct ImagePreparation: Sendable, Equatable {
    /// The side of the square that the network sees, in pixels.
    package var imageSize: Int
    /// Nil leaves the image as it is (evaluation).
    package var augmentation: Augmentation?

    package init(imageSize: Int, augmentation: Augmentation?) {
        self.imageSize = imageSize
        self.augmentation = augmentation
    }

    /// The number of values in a prepared image: imageSize × imageSize × 3.
    package var valueCount: Int { imageSize * imageSize * 3 }

    /// The shorter side below which decoding need not shrink an image; nil where it must not be shrunk at
    /// all, so that evaluation sees exactly what a Python pipeline would.
    var minimumSide: Int? {
        guard let augmentation else { return nil }
        return Int((Float(imageSize) / augmentation.minimumCropArea.squareRoot()).rounded(.up))
    }

    /// The normalised values of one image: rows of interleaved red, green, blue.
    ///
    /// - Parameter sample: keys the augmentation's draws.
    package func values(of image: PixelImage, sample: Int) -> [Float] {
        [Float](unsafeUninitializedCapacity: valueCount) { buffer, count in
            guard let target = buffer.baseAddress else { return }
            prepare(image, sample: sample, into: target)
            count = valueCount
        }
    }

    /// Writes `valueCount` values.
    func prepare(_ image: PixelImage, sample: Int, into target: UnsafeMutablePointer<Float>) {
        guard let augmentation else {
            image.resizedAndCentreCropped(to: imageSize).normalise(into: target)
            return
        }
        AugmentedImage(image, side: imageSize, AugmentationDraw(augmentation, sample: sample)).write(
            to: target)
    }
}
