internal import Kernels

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

struct Beard {
    /// Strengths 0...1 of the shadow of shaven hair, and of hair on lip, chin and cheeks.
    let stubble, moustache, chin, cheeks: Float

    init(masculinity: Float, from stream: inout RandomStream) {
        let kind = masculinity > 0.5 ? stream.below(10) : 0
        stubble = masculinity > 0.5 ? stream.uniform(0.05, kind == 6 ? 0.6 : 0.3) : 0
        moustache = [7, 8, 9].contains(kind) ? stream.uniform(0.6, 0.95) : 0
        chin = [8, 9].contains(kind) ? stream.uniform(0.6, 0.95) : 0
        cheeks = kind == 9 ? stream.uniform(0.6, 0.95) : 0
    }
}

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
