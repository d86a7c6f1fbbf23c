internal import RandomStreams

/// The nose's form, as factors of the mean or in face units.
struct NoseShape {
    let length, width, bridge, tip: Float

    init(masculinity: Float, from stream: inout RandomStream) {
        length = stream.uniform(-0.04, 0.04) + 0.02 * masculinity
        width = stream.uniform(0.125, 0.17) + 0.012 * masculinity
        bridge = stream.uniform(0.7, 1.2)
        tip = stream.uniform(0.8, 1.2)
    }
}
