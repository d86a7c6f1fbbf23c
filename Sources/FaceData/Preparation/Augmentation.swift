/// The random changes to a training image, as strengths.
///
/// Zero (or one, for the crop's area and its stretch) leaves a change out. Every draw is keyed by seed, epoch
/// and sample, so that neither threads nor resuming change a pixel.
package struct Augmentation: Codable, Sendable, Equatable {
    /// How often a face is mirrored, 0 to 1.
    package var flipProbability: Float = 0.5
    /// The smallest area of a random crop, as a fraction of the square that evaluation sees; above 0, up to 1.
    package var minimumCropArea: Float = 0.7
    /// A crop's sides differ by at most this factor, which is at least 1.
    package var maximumStretch: Float = 1.15
    /// Degrees to either side.
    package var maximumRotation: Float = 10
    /// Of the image's side, in either direction, on top of where the crop lies.
    package var maximumShift: Float = 0.04
    /// Brightness is scaled by 1 ± this.
    package var brightness: Float = 0.25
    /// Contrast, around the image's mean, is scaled by 1 ± this.
    package var contrast: Float = 0.25
    /// The distance of colours from gray is scaled by 1 ± this.
    package var saturation: Float = 0.25
    /// How often a rectangle is erased, 0 to 1.
    package var erasingProbability: Float = 0.25
    /// The largest erased area, as a fraction of the image.
    package var maximumErasedArea: Float = 0.15
    /// Two operations of RandAugment at this magnitude, 0 to 10; 0 for none.
    package var randAugment: Float = 0
    /// Two faces of a batch are blended, with a share drawn from Beta(α, α); 0 for no blending.
    package var mixup: Float = 0
    /// A rectangle of one face is pasted into another, its area drawn from Beta(α, α); 0 for no pasting.
    /// Where both are asked for, each pair of faces gets one of the two.
    package var cutmix: Float = 0

    /// The strengths that suit faces: what a camera and a face detector change anyway.
    package init() {}

    /// Leaves every image as it is.
    package static let none: Augmentation = {
        var none = Augmentation()
        none.flipProbability = 0
        none.minimumCropArea = 1
        none.maximumStretch = 1
        none.maximumRotation = 0
        none.maximumShift = 0
        none.brightness = 0
        none.contrast = 0
        none.saturation = 0
        none.erasingProbability = 0
        return none
    }()

    /// Mirrors faces and nothing else.
    package static let flipOnly: Augmentation = {
        var flips = none
        flips.flipProbability = 0.5
        return flips
    }()
}
