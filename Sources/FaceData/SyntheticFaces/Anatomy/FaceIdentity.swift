internal import Kernels

/// Who is shown: everything about a face that its expression leaves alone. Lengths are in face units: the
/// distance from the eyes to the chin is about 1.1.
struct FaceIdentity {
    /// 0 young, 1 old.
    let age: Float
    /// 0 feminine, 1 masculine features.
    let masculinity: Float
    let shape: FaceShape
    let eyes: EyeShape
    let brows: BrowShape
    let nose: NoseShape
    let mouth: MouthShape
    let complexion: Complexion
    let hair: Hair
    let beard: Beard
    let glasses: Glasses?

    init(from stream: inout RandomStream) {
        age = stream.uniform() * stream.uniform(0.3, 1)
        masculinity = stream.chance(0.5) ? stream.uniform(0.65, 1) : stream.uniform(0, 0.35)
        complexion = Complexion(masculinity: masculinity, from: &stream)
        shape = FaceShape(masculinity: masculinity, from: &stream)
        eyes = EyeShape(masculinity: masculinity, melanin: complexion.melanin, from: &stream)
        brows = BrowShape(masculinity: masculinity, from: &stream)
        nose = NoseShape(masculinity: masculinity, from: &stream)
        mouth = MouthShape(masculinity: masculinity, from: &stream)
        hair = Hair(masculinity: masculinity, age: age, melanin: complexion.melanin, from: &stream)
        beard = Beard(masculinity: masculinity, from: &stream)
        glasses = stream.chance(0.16) ? Glasses(from: &stream) : nil
    }
}

/// The head's proportions, as factors of the mean.
struct FaceShape {
    let width, jaw, chinWidth, chinLength, cheekFullness, foreheadWidth, ears: Float

    init(masculinity: Float, from stream: inout RandomStream) {
        width = stream.uniform(0.93, 1.06)
        jaw = stream.uniform(0.9, 1.02) + 0.08 * masculinity
        chinWidth = stream.uniform(0.8, 1.05) + 0.2 * masculinity
        chinLength = stream.uniform(-0.05, 0.05)
        cheekFullness = stream.uniform(0, 1)
        foreheadWidth = stream.uniform(0.95, 1.04)
        ears = stream.uniform(0.85, 1.15)
    }
}

struct EyeShape {
    let spacing, size, tilt, aperture, creaseHeight, irisRadius, bags: Float
    let irisColor: LinearColor

    init(masculinity: Float, melanin: Float, from stream: inout RandomStream) {
        spacing = stream.uniform(0.3, 0.34)
        size = stream.uniform(1.02, 1.2) - 0.05 * masculinity
        tilt = stream.uniform(-0.01, 0.03)
        aperture = stream.uniform(0.9, 1.12) - 0.08 * masculinity
        creaseHeight = stream.uniform(0.025, 0.06)
        irisRadius = stream.uniform(0.08, 0.088)
        bags = stream.uniform(0, 1)
        let light: [LinearColor] = [.sRGB(86, 120, 160), .sRGB(110, 130, 110), .sRGB(120, 90, 50)]
        let dark: LinearColor = .sRGB(62, 38, 22)
        irisColor = stream.chance(0.25 + melanin * 1.2) ? dark : light[stream.below(light.count)]
    }
}

struct BrowShape {
    let height, arch, thickness, length, density: Float

    init(masculinity: Float, from stream: inout RandomStream) {
        height = stream.uniform(-0.02, 0.025) - 0.02 * (1 - masculinity)
        arch = stream.uniform(0.3, 1.2) - 0.3 * masculinity
        thickness = stream.uniform(0.024, 0.04) + 0.012 * masculinity
        length = stream.uniform(0.95, 1.08)
        density = stream.uniform(0.75, 1)
    }
}

struct NoseShape {
    let length, width, bridge, tip: Float

    init(masculinity: Float, from stream: inout RandomStream) {
        length = stream.uniform(-0.04, 0.04) + 0.02 * masculinity
        width = stream.uniform(0.125, 0.17) + 0.012 * masculinity
        bridge = stream.uniform(0.7, 1.2)
        tip = stream.uniform(0.8, 1.2)
    }
}

struct MouthShape {
    let halfWidth, upperLip, lowerLip, bow, height: Float

    init(masculinity: Float, from stream: inout RandomStream) {
        halfWidth = stream.uniform(0.275, 0.325)
        upperLip = stream.uniform(0.055, 0.088) - 0.01 * masculinity
        lowerLip = stream.uniform(0.078, 0.115) - 0.012 * masculinity
        bow = stream.uniform(0.4, 1.1)
        height = stream.uniform(-0.02, 0.03)
    }
}
