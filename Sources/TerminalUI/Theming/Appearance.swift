/// What a widget needs to know of the terminal and the user's taste.
package struct Appearance: Sendable, Equatable {
    package var theme: Theme
    package var glyphs: GlyphSet
    package var depth: ColorDepth
    /// Whether the terminal shows pictures themselves, and not in characters alone.
    package var hasGraphics: Bool

    package init(
        theme: Theme = ThemeCatalog.standard, glyphs: GlyphSet = .braille, depth: ColorDepth = .truecolor,
        hasGraphics: Bool = false
    ) {
        self.theme = theme
        self.glyphs = glyphs
        self.depth = depth
        self.hasGraphics = hasGraphics
    }

    /// The style of a role; the background is what lies beneath.
    package func style(_ role: ThemeRole) -> Style { Style(foreground: theme[role]) }

    /// The screen's ground: running text on the background.
    package var ground: Style { Style(foreground: theme[.text], background: theme[.background]) }

    /// The ground of what lies above the screen: dialogs, help, toasts.
    package var surface: Style {
        Style(foreground: theme[.text], background: theme[.surface] ?? theme[.background])
    }

    /// What is selected; reversed where there is no color for it.
    package var selection: Style {
        depth.hasFineColor && theme[.selection] != nil
            ? Style(foreground: theme[.selectionText], background: theme[.selection])
            : Style(attributes: [.reverse])
    }
}
