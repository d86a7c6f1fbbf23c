/// How a cell looks. A color that is nil is the one already there, and the terminal's own at the bottom.
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

    /// This style drawn over another: colors that are nil show what lies beneath.
    package func over(_ beneath: Style) -> Style {
        Style(
            foreground: foreground ?? beneath.foreground, background: background ?? beneath.background,
            attributes: attributes
        )
    }
}

/// What a terminal can do to a character besides coloring it.
package struct Attributes: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let bold = Attributes(rawValue: 1)
    package static let dim = Attributes(rawValue: 2)
    package static let underline = Attributes(rawValue: 4)
    package static let reverse = Attributes(rawValue: 8)
}
