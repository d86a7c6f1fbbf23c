import Foundation
import Kernels

/// What chance decided for one image of one epoch.
///
/// Every image takes the same number of draws in the same order, so that changing one strength leaves the
/// others' draws as they were.
struct AugmentationDraw: Equatable {
    let flips: Bool
    /// Crop's sides as fractions of the evaluation square's.
    let cropWidth, cropHeight: Float
    /// Where the crop lies in the room it has, 0 to 1.
    let cropX, cropY: Float
    /// Radians.
    let rotation: Float
    /// Fractions of the crop's sides.
    let shiftX, shiftY: Float
    let brightness, contrast: Float
    /// Nil where nothing is erased.
    let erased: Rectangle?

    /// Fractions of the image's side.
    struct Rectangle: Equatable {
        let x, y, width, height: Float
    }

    init(_ settings: Augmentation, sample: Int) {
        var stream = RandomStream(
            seed: settings.seed, epoch: settings.epoch, sample: UInt32(truncatingIfNeeded: sample),
            purpose: .augmentation)
        flips = stream.chance(settings.flipProbability)
        let area = stream.uniform(settings.minimumCropArea, 1)
        let stretch = exp(log(settings.maximumStretch) * stream.uniform(-1, 1) / 2)
        cropWidth = min(area.squareRoot() * stretch, 1)
        cropHeight = min(area.squareRoot() / stretch, 1)
        cropX = stream.uniform()
        cropY = stream.uniform()
        rotation = settings.maximumRotation * stream.uniform(-1, 1) * .pi / 180
        shiftX = settings.maximumShift * stream.uniform(-1, 1)
        shiftY = settings.maximumShift * stream.uniform(-1, 1)
        brightness = 1 + settings.brightness * stream.uniform(-1, 1)
        contrast = 1 + settings.contrast * stream.uniform(-1, 1)
        let erases = stream.chance(settings.erasingProbability)
        let erasedArea = settings.maximumErasedArea * stream.uniform(0.15, 1)
        let aspect = exp(log(Float(3.3)) * stream.uniform(-1, 1))
        let erasedWidth = min((erasedArea * aspect).squareRoot(), 1)
        let erasedHeight = min((erasedArea / aspect).squareRoot(), 1)
        let rectangle = Rectangle(
            x: stream.uniform() * (1 - erasedWidth), y: stream.uniform() * (1 - erasedHeight),
            width: erasedWidth, height: erasedHeight)
        erased = erases ? rectangle : nil
    }
}
