internal import RandomStreams

/// The eyes' form, as factors of the mean or in face units.
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
