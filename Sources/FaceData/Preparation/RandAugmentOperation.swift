import RandomStreams

/// One of RandAugment's changes with its amount.
///
/// The operations and their ranges are those of Cubuk, Zoph, Shlens and Le, "RandAugment: Practical Automated
/// Data Augmentation with a Reduced Search Space", 2020, as torchvision has them.
enum RandAugmentOperation: Equatable {
    case identity
    /// Pixels move along one axis by this much per pixel of the other.
    case shearX(Float)
    case shearY(Float)
    /// Fractions of the image's side.
    case translateX(Float)
    case translateY(Float)
    /// Radians.
    case rotate(Float)
    /// Factors around 1.
    case brightness(Float)
    case saturation(Float)
    case contrast(Float)
    case sharpness(Float)
    /// Brightness comes in steps of this many of 256.
    case posterize(Float)
    /// Values from this one up are inverted.
    case solarize(Float)
    case autocontrast
    case equalize

    private static let kinds = 14
    /// Operations of one image.
    private static let count = 2

    /// - Parameter magnitude: 0 to 10; nothing is done to the image at 0.
    static func draw(magnitude: Float, from stream: inout RandomStream) -> [RandAugmentOperation] {
        let strength = min(max(magnitude / 10, 0), 1)
        let drawn = (0..<count).map { _ in
            operation(
                stream.below(kinds), strength: strength, signed: stream.chance(0.5) ? strength : -strength)
        }
        return strength > 0 ? drawn : []
    }

    private static func operation(_ number: Int, strength: Float, signed: Float) -> RandAugmentOperation {
        switch number {
        case 0: .shearX(0.3 * signed)
        case 1: .shearY(0.3 * signed)
        case 2: .translateX(0.45 * signed)
        case 3: .translateY(0.45 * signed)
        case 4: .rotate(.pi / 6 * signed)
        case 5: .brightness(1 + 0.9 * signed)
        case 6: .saturation(1 + 0.9 * signed)
        case 7: .contrast(1 + 0.9 * signed)
        case 8: .sharpness(1 + 0.9 * signed)
        case 9: .posterize([1, 2, 4, 8, 16][Int((4 * strength).rounded())])
        case 10: .solarize(256 * (1 - strength))
        case 11: .autocontrast
        case 12: .equalize
        default: .identity
        }
    }
}
