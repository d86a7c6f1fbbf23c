internal import RandomStreams

/// The hair of the head, or what covers it.
struct Hair {
    enum Style: CaseIterable {
        case bald, shaved, receding, crop, sidePart, quiff, curlyTop
        case fringe, bob, long, wavy, tiedBack, afro, headscarf

        var coversEars: Bool { [.fringe, .bob, .long, .wavy, .afro, .headscarf].contains(self) }
    }

    let style: Style
    let color: LinearColor
    /// Where the hairline meets the forehead's middle, in face units from the eyes (negative: above).
    let hairline: Float
    /// Where the parting is: -1 the viewer's left, 1 right.
    let parting: Float
    /// How far the hair stands off the skull, as a factor.
    let volume: Float
    let texture: UInt32

    init(masculinity: Float, age: Float, melanin: Float, from stream: inout RandomStream) {
        let masculine: [Style] = [
            .bald, .shaved, .receding, .crop, .crop, .sidePart, .sidePart, .quiff, .curlyTop, .long,
        ]
        let feminine: [Style] = [
            .fringe, .bob, .long, .long, .wavy, .wavy, .tiedBack, .tiedBack, .afro, .curlyTop, .sidePart,
            .headscarf,
        ]
        let styles = masculinity > 0.5 ? masculine : feminine
        style = styles[stream.below(styles.count)]
        color = Self.color(age: age, melanin: melanin, style: style, from: &stream)
        hairline = stream.uniform(-0.74, -0.62) - (style == .receding ? 0.16 : 0)
        parting = stream.chance(0.5) ? -stream.uniform(0.2, 0.7) : stream.uniform(0.2, 0.7)
        volume = stream.uniform(0.85, 1.25)
        texture = stream.nextWord()
    }

    private static func color(
        age: Float, melanin: Float, style: Style, from stream: inout RandomStream
    ) -> LinearColor {
        if style == .headscarf {
            return .sRGB(stream.uniform(40, 220), stream.uniform(40, 200), stream.uniform(60, 220))
        }
        let shades: [LinearColor] = [
            .sRGB(24, 20, 20), .sRGB(44, 30, 24), .sRGB(74, 48, 32), .sRGB(110, 74, 46), .sRGB(160, 116, 68),
            .sRGB(206, 170, 112), .sRGB(140, 66, 34),
        ]
        let choice = stream.below(melanin > 0.5 ? 2 : shades.count)
        let gray = LinearColor.sRGB(176, 174, 172)
        let grayness = (age - 0.45) * 2.2 * stream.uniform(0.5, 1.5)
        return mix(shades[choice] * stream.uniform(0.8, 1.2), gray, grayness.saturated)
    }
}
