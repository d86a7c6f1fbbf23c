import FaceData

/// How training images are changed at random.
extension Option {
    private static let preset = "the recipe's own"

    static let augment = Option(
        "augment", .choice(AugmentationPreset.allCases.map(\.rawValue)),
        "the random changes of training images; the options below change one of them",
        defaultInWords: preset)
    static let flip = Option(
        "flip", .decimal(0...1), "how often a face is mirrored", defaultInWords: preset)
    static let crop = Option(
        "crop", .decimal(0.05...1), "smallest area of a random crop, 1 for whole faces",
        defaultInWords: preset)
    static let rotation = Option(
        "rotation", .decimal(0...180), "most degrees that a face is turned", defaultInWords: preset)
    static let shift = Option(
        "shift", .decimal(0...0.5), "most that a face is moved, of its side", defaultInWords: preset)
    static let jitter = Option(
        "jitter", .decimal(0...1), "most change of brightness, contrast and saturation",
        defaultInWords: preset)
    static let erasing = Option(
        "erasing", .decimal(0...1), "how often a rectangle is erased", defaultInWords: preset)
    static let randAugment = Option(
        "randaugment", .decimal(0...10), "strength of two operations of RandAugment, 0 for none",
        defaultInWords: preset)
    static let mixup = Option(
        "mixup", .decimal(0...4), "alpha of blending two faces of a batch, 0 for none", defaultInWords: preset
    )
    static let cutmix = Option(
        "cutmix", .decimal(0...4), "alpha of pasting a part of one face into another, 0 for none",
        defaultInWords: preset)

    static let augmentation = [
        augment, flip, crop, rotation, shift, jitter, erasing, randAugment, mixup, cutmix,
    ]
}
