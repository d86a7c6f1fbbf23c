internal import RandomStreams

/// The brows' form, as factors of the mean or in face units.
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
