import Testing

@testable import TerminalUI

@Suite struct ColorMapTests {
    private static let levels = (0...200).map { Double($0) / 200 }

    @Test("text on a heatmap cell has contrast 4.5 over the whole map", arguments: ColorMap.allCases)
    func textIsReadable(map: ColorMap) throws {
        for depth in [ColorDepth.truecolor, .palette256] {
            var theme = ThemeCatalog.standard
            theme.colorMap = map
            for level in Self.levels {
                let style = HeatmapCell.style(level, Appearance(theme: theme, depth: depth))
                let text = try #require(style.foreground).rgb
                #expect(text.contrast(with: try #require(style.background).rgb) >= 4.5)
            }
        }
    }

    @Test("a greater value is never darker, at any depth", arguments: ColorMap.allCases)
    func brightnessGrows(map: ColorMap) {
        for depth in [ColorDepth.truecolor, .palette256] {
            let brightness = Self.levels.map { map.color($0, depth: depth).rgb.luminance }
            // Bytes are rounded: a step of one in a channel.
            #expect(zip(brightness, brightness.dropFirst()).allSatisfy { $0 <= $1 + 0.002 })
        }
    }

    @Test("at least twelve colors are told apart", arguments: ColorMap.allCases)
    func hasEnoughSteps(map: ColorMap) {
        for depth in [ColorDepth.truecolor, .palette256] {
            #expect(Set(Self.levels.map { map.color($0, depth: depth) }).count >= 12)
        }
    }

    @Test("values outside the scale take its ends")
    func clamps() {
        #expect(ColorMap.viridis.color(-3) == RGB(hex: 0x440154))
        #expect(ColorMap.viridis.color(7) == RGB(hex: 0xfde725))
        #expect(ColorMap.viridis.color(.nan) == RGB(hex: 0x440154))
    }

    @Test("text on a change has contrast 4.5 over the whole scale, on every theme")
    func changeIsReadable() throws {
        for theme in ThemeCatalog.builtIn.themes {
            for depth in [ColorDepth.truecolor, .palette256, .palette16, .palette8] {
                for level in Self.levels.map({ 2 * $0 - 1 }) {
                    let style = HeatmapCell.style(.change(level), Appearance(theme: theme, depth: depth))
                    let text = try #require(style.foreground).rgb
                    #expect(text.contrast(with: try #require(style.background).rgb) >= 4.5)
                }
            }
        }
    }

    /// Brettel's simulation is out of reach of a test; blue against orange differs in the channel that every
    /// kind of color blindness but the rarest keeps, and that one has the brightness.
    @Test("less and more differ in blue, and each grows away from the middle")
    func changesDiffer() {
        for ground in [RGB.black, .white] {
            let less = DivergingColors.color(-1, on: ground)
            let more = DivergingColors.color(1, on: ground)
            #expect(Int(less.blue) - Int(less.red) > 100)
            #expect(Int(more.red) - Int(more.blue) > 100)
            let middle = DivergingColors.color(0, on: ground).luminance
            for sign in [-1.0, 1] {
                let distances = (0...12).map {
                    abs(DivergingColors.color(sign * Double($0) / 12, on: ground).luminance - middle)
                }
                #expect(zip(distances, distances.dropFirst()).allSatisfy { $0 < $1 })
            }
        }
    }

    @Test("with 256 colors a change keeps its hue, and at least six colors on each side")
    func changesInFewColors() {
        for ground in [RGB.black, .white] {
            for sign in [-1.0, 1] {
                let colors = (1...16).map {
                    DivergingColors.color(sign * Double($0) / 16, on: ground, depth: .palette256).rgb
                }
                #expect(Set(colors).count >= 6)
                // Past the grays of the middle, blue stays above red for less, and below it for more.
                for color in colors.suffix(8) {
                    #expect(sign < 0 ? color.blue > color.red : color.red > color.blue)
                }
            }
        }
    }
}
