/// How a cell looks. A colour that is nil is the one already there, and the terminal's own at the bottom.
package struct Style: Sendable, Hashable {
    package var foreground: Color?
    package var background: Color?
    package var attributes: Attributes

    package init(foreground: Color? = nil, background: Color? = nil, attributes: Attributes = []) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }

    /// What a terminal without any setting shows.
    package static let plain = Style()

    package func on(_ background: Color?) -> Style {
        var style = self
        style.background = background
        return style
    }

    package func with(_ attributes: Attributes) -> Style {
        var style = self
        style.attributes.formUnion(attributes)
        return style
    }

    package var bold: Style { with(.bold) }
    package var dim: Style { with(.dim) }
    package var underlined: Style { with(.underline) }
    package var reversed: Style { with(.reverse) }

    /// This style drawn over another: colours that are nil show what lies beneath.
    package func over(_ beneath: Style) -> Style {
        Style(
            foreground: foreground ?? beneath.foreground, background: background ?? beneath.background,
            attributes: attributes
        )
    }
}
