import Foundation

/// Brings a color map to the 256 colors.
enum PaletteRamp {
    /// The entries nearest to the map at equal distances, each at least as bright as the one before.
    static func entries(of map: ColorMap, count: Int = 32) -> [UInt8] {
        entries(count: count) { map.color($0) }
    }

    /// The entries nearest to a scale of growing brightness at equal distances from 0 to 1, each at least as bright
    /// as the one before.
    static func entries(count: Int, _ color: (Double) -> RGB) -> [UInt8] {
        let candidates = (16...255).map { (index: UInt8($0), color: Palette.xterm[$0]) }
        var least = 0.0
        return (0..<count).map { step in
            let wanted = perceived(color((Double(step) + 0.5) / Double(count)))
            let allowed = candidates.filter { $0.color.luminance >= least }
            let best = allowed.min {
                distance(perceived($0.color), wanted) < distance(perceived($1.color), wanted)
            }
            least = best?.color.luminance ?? least
            return best?.index ?? 231
        }
    }

    private static func distance(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> Double {
        let difference = a - b
        return (difference * difference).sum()
    }

    /// The color in Oklab, where distances are as the eye sees them (Björn Ottosson,
    /// "A perceptual color space for image processing", 2020).
    private static func perceived(_ color: RGB) -> SIMD3<Double> {
        let red = RGB.linear(color.red)
        let green = RGB.linear(color.green)
        let blue = RGB.linear(color.blue)
        let long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
        let medium = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
        let short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
        return SIMD3(
            0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
            1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
            0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
        )
    }
}
