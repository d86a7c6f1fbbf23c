/// The random changes to a training image; every draw is keyed by (seed, epoch, sample).
///
/// Each strength is a setting; zero (or one, for the crop's area) leaves that change out.
package struct Augmentation: Sendable, Equatable {
    package var seed: UInt64
    package var epoch: UInt32
    /// How often a face is mirrored, 0 to 1.
    package var flipProbability: Float = 0.5
    /// The smallest area of a random crop, as a fraction of the square that evaluation sees; up to 1.
    package var minimumCropArea: Float = 0.7
    /// A crop's sides differ by at most this factor, which is at least 1.
    package var maximumStretch: Float = 1.15
    /// Degrees to either side.
    package var maximumRotation: Float = 12
    /// Of the image's side, in either direction, on top of where the crop lies.
    package var maximumShift: Float = 0.04
    /// Brightness is scaled by 1 ± this.
    package var brightness: Float = 0.25
    /// Contrast, around the image's mean, is scaled by 1 ± this.
    package var contrast: Float = 0.25
    /// How often a rectangle is erased, 0 to 1.
    package var erasingProbability: Float = 0.25
    /// The largest erased area, as a fraction of the image.
    package var maximumErasedArea: Float = 0.15

    package init(seed: UInt64, epoch: UInt32) {
        self.seed = seed
        self.epoch = epoch
    }

    /// Mirrors faces and nothing else.
    package static func flipOnly(seed: UInt64, epoch: UInt32) -> Augmentation {
        var augmentation = Augmentation(seed: seed, epoch: epoch)
        augmentation.minimumCropArea = 1
        augmentation.maximumStretch = 1
        augmentation.maximumRotation = 0
        augmentation.maximumShift = 0
        augmentation.brightness = 0
        augmentation.contrast = 0
        augmentation.erasingProbability = 0
        return augmentation
    }
}
