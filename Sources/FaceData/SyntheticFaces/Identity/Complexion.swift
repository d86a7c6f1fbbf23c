internal import RandomStreams

/// The skin's colours, without light.
struct Complexion {
    /// 0 very light, 1 very dark.
    let melanin: Float
    let skin, lips: LinearColor
    /// Strengths 0...1.
    let blush, freckles, shine: Float

    init(masculinity: Float, from stream: inout RandomStream) {
        melanin = stream.uniform()
        let tones: [LinearColor] = [
            .sRGB(248, 212, 190), .sRGB(242, 198, 168), .sRGB(227, 176, 138), .sRGB(200, 144, 102),
            .sRGB(150, 98, 66), .sRGB(108, 68, 46), .sRGB(78, 48, 34),
        ]
        let place = melanin * Float(tones.count - 1) * 0.999
        let lower = Int(place)
        let warmth = LinearColor(stream.uniform(0.96, 1.04), 1, stream.uniform(0.93, 1.05), 1)
        skin = mix(tones[lower], tones[lower + 1], place - Float(lower)) * warmth
        let painted = masculinity < 0.5 && stream.chance(0.35)
        let natural = skin * LinearColor(0.84 + 0.1 * melanin, 0.5 + 0.14 * melanin, 0.5 + 0.14 * melanin, 1)
        let lipstick: LinearColor = .sRGB(
            stream.uniform(150, 200), stream.uniform(40, 80), stream.uniform(60, 90))
        lips = painted ? mix(natural, lipstick, stream.uniform(0.4, 0.8)) : natural
        blush = stream.uniform(0.2, 1)
        freckles = melanin < 0.35 && stream.chance(0.2) ? stream.uniform(0.3, 1) : 0
        shine = stream.uniform(0.4, 1)
    }
}
