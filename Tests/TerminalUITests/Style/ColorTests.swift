import Testing

@testable import TerminalUI

@Suite struct ColorTests {
    @Test("256 colors: exact entries stay, near grays turn gray, the user's own sixteen are never used")
    func quantizesTo256() {
        #expect(Color.hex(0xff0000).quantized(to: .palette256) == .palette(196))
        #expect(Color.hex(0x5f87af).quantized(to: .palette256) == .palette(67))
        #expect(Color.hex(0x000000).quantized(to: .palette256) == .palette(16))
        #expect(Color.hex(0x7f899d).quantized(to: .palette256).map(\.rgb) == RGB(hex: 0x8a8a8a))
        let steps = stride(from: 0, through: 255, by: 15).map { UInt8($0) }
        for red in steps {
            for blue in steps { #expect(Palette.nearest256(RGB(red, 128, blue)) >= 16) }
        }
    }

    @Test("16 and 8 colors: the nearest, and quiet text does not vanish into its ground")
    func quantizesToBasicColors() {
        #expect(Color.hex(0xf01010).quantized(to: .palette16) == .palette(9))
        #expect(Color.hex(0xf01010).quantized(to: .palette8) == .palette(1))
        let quiet = Style(foreground: .hex(0x3b4456), background: .hex(0x12151c))
        #expect(quiet.quantized(to: .palette16) == Style(foreground: .palette(8), background: .palette(0)))
        #expect(quiet.quantized(to: .palette8) == Style(foreground: .palette(7), background: .palette(0)))
    }

    @Test("mono keeps bold and reverse, and no color")
    func quantizesToMono() {
        let style = Style(
            foreground: .hex(0x123456), background: .hex(0xffffff), attributes: [.bold, .reverse])
        #expect(style.quantized(to: .mono) == Style(attributes: [.bold, .reverse]))
    }

    /// WCAG's own examples.
    @Test("contrast is WCAG's")
    func contrast() {
        #expect(abs(RGB.black.contrast(with: .white) - 21) < 1e-9)
        #expect(abs(RGB(hex: 0x777777).contrast(with: .white) - 4.48) < 0.01)
    }

    @Test("every role of every theme can be read", arguments: ThemeCatalog.builtIn.themes)
    func themesAreReadable(theme: Theme) throws {
        let background = try #require(theme[.background]?.rgb)
        let surface = try #require(theme[.surface]?.rgb)
        // 4.5 for text, 3 for graphics, as WCAG 2.2 AA asks.
        for role in [ThemeRole.text, .title, .muted] {
            let color = try #require(theme[role]?.rgb)
            #expect(color.contrast(with: background) >= 4.5, "\(theme.name): \(role) on the background")
            #expect(color.contrast(with: surface) >= 4, "\(theme.name): \(role) on the surface")
        }
        for role in [ThemeRole.train, .test, .best, .good, .warning, .error, .accent, .focus]
            + ThemeRole.series
        {
            let color = try #require(theme[role]?.rgb)
            #expect(color.contrast(with: background) >= 3, "\(theme.name): \(role)")
        }
        let selected = try #require(theme[.selectionText]?.rgb)
        #expect(selected.contrast(with: try #require(theme[.selection]?.rgb)) >= 4.5)
    }
}
