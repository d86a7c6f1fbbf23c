internal import RandomStreams

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
