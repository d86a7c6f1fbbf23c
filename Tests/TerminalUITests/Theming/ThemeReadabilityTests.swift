import Foundation
import Testing

@testable import TerminalUI

/// What is drawn in a theme can be read, and told apart.
@Suite struct ThemeReadabilityTests {
    @Test(
        "text, figures and curves read on the ground of every theme", arguments: ThemeCatalog.builtIn.themes)
    func readable(theme: Theme) throws {
        let ground = try #require(theme[.background]).rgb
        let read: [ThemeRole] =
            [.text, .muted, .title, .accent, .train, .test, .best, .good, .warning, .error] + ThemeRole.series
        for role in read {
            let color = try #require(theme[role]).rgb
            // WCAG 2.2's least contrast of text.
            #expect(color.contrast(with: ground) >= 4.5, "\(theme.name): \(role.rawValue)")
        }
        let selection = try #require(theme[.selection]).rgb
        #expect(try #require(theme[.selectionText]).rgb.contrast(with: selection) >= 4.5)
        #expect(!theme.summary.isEmpty)
    }

    @Test("there are eight or more, dark and light, one for deuteranopia and one of grays")
    func choice() throws {
        let themes = ThemeCatalog.builtIn.themes
        #expect(themes.count >= 8)
        let light = themes.filter { ($0[.background]?.rgb.luminance ?? 0) > 0.5 }
        #expect(light.count >= 3 && themes.count - light.count >= 5)
        #expect(themes.contains { $0.name == "okabe-ito" })
        let mono = try #require(themes.first { $0.name == "mono" })
        for role in ThemeRole.allCases {
            let color = try #require(mono[role]).rgb
            #expect(color.red == color.green && color.green == color.blue, "\(role.rawValue)")
        }
    }

    @Test(
        "with deuteranopia, what must be told apart stays apart in the themes made for it",
        arguments: ["okabe-ito", "okabe-ito-light"])
    func deuteranopia(name: String) throws {
        let theme = try #require(ThemeCatalog.builtIn.theme(named: name))
        for (one, other) in [(ThemeRole.train, ThemeRole.test), (.good, .error), (.good, .warning)] {
            let first = Self.seen(try #require(theme[one]).rgb)
            let second = Self.seen(try #require(theme[other]).rgb)
            let distance = zip(first, second).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
            // Of the unit cube's diagonal of 1.7; a red and a green of like lightness come to 0.2.
            #expect(distance > 0.3, "\(name): \(one.rawValue) and \(other.rawValue)")
        }
    }

    /// A color as deuteranopia shows it, in linear light taken back to even steps (Machado, Oliveira and
    /// Fernandes, doi:10.1109/TVCG.2009.113, table 1 for severity 1).
    private static func seen(_ color: RGB) -> [Double] {
        let light = [RGB.linear(color.red), RGB.linear(color.green), RGB.linear(color.blue)]
        let matrix = [
            [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881],
        ]
        return matrix.map { row in
            pow(max(0, zip(row, light).reduce(0) { $0 + $1.0 * $1.1 }), 1 / 2.2)
        }
    }
}
