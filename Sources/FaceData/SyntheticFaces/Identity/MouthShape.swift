internal import RandomStreams

/// The lips' form at rest, in face units; `bow` is a factor.
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
