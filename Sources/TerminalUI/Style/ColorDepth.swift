/// How many colours a terminal shows.
package enum ColorDepth: String, Sendable, CaseIterable {
    /// Any RGB colour.
    case truecolor
    /// The 256 colours of xterm's palette.
    case palette256
    /// The terminal's own sixteen.
    case palette16
    /// None: bold, reverse, dim and underline alone.
    case mono

    package var hasColor: Bool { self != .mono }
}

extension Color {
    /// The nearest colour that a terminal of this depth shows; nil (the terminal's own) without colour.
    package func quantized(to depth: ColorDepth) -> Color? {
        switch (depth, self) {
        case (.mono, _): nil
        case (.truecolor, _): self
        case (.palette256, .rgb(let value)): .palette(Palette.nearest256(value))
        case (.palette256, .palette): self
        case (.palette16, .palette(let index)) where index < 16: self
        case (.palette16, _): .palette(Palette.nearest16(rgb))
        }
    }
}

extension Style {
    /// The style with its colours brought down to what a terminal of this depth shows.
    package func quantized(to depth: ColorDepth) -> Style {
        Style(
            foreground: foreground?.quantized(to: depth), background: background?.quantized(to: depth),
            attributes: attributes
        )
    }
}
