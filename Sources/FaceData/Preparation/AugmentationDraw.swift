import Foundation
import RandomStreams

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
    let brightness, contrast, saturation: Float
    /// Nil where nothing is erased.
    let erased: UnitRectangle?
    /// RandAugment's, in their order.
    let operations: [RandAugmentOperation]

    init(_ settings: Augmentation, seed: UInt64, epoch: UInt32, draw: Int) {
        var stream = RandomStream(
            seed: seed, epoch: epoch, sample: UInt32(truncatingIfNeeded: draw), purpose: .augmentation)
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
        let rectangle = UnitRectangle(
            area: erasedArea, aspect: aspect, at: stream.uniform(), stream.uniform())
        erased = erases ? rectangle : nil
        saturation = 1 + settings.saturation * stream.uniform(-1, 1)
        operations = RandAugmentOperation.draw(magnitude: settings.randAugment, from: &stream)
    }
}
