internal import RandomStreams

/// A pair of glasses.
struct Glasses {
    let round: Bool
    let color: LinearColor
    /// Half the frame's thickness and the lens' half axes, in face units.
    let frame, halfWidth, halfHeight: Float

    init(from stream: inout RandomStream) {
        round = stream.chance(0.4)
        let colors: [LinearColor] = [
            .sRGB(22, 20, 22), .sRGB(70, 40, 26), .sRGB(150, 130, 100), .sRGB(40, 46, 80),
        ]
        color = colors[stream.below(colors.count)]
        frame = stream.uniform(0.01, 0.024)
        halfWidth = stream.uniform(0.235, 0.265)
        halfHeight = round ? stream.uniform(0.2, 0.23) : stream.uniform(0.15, 0.19)
    }
}
