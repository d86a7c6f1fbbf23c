/// How many colors a terminal shows.
package enum ColorDepth: String, Sendable, CaseIterable {
    /// Any RGB color.
    case truecolor
    /// The 256 colors of xterm's palette.
    case palette256
    /// The terminal's own sixteen.
    case palette16
    /// The dark eight of these.
    case palette8
    /// None: bold, reverse, dim and underline alone.
    case mono

    package var hasColor: Bool { self != .mono }
    /// Whether there are colors quiet enough for what should hardly be seen.
    package var hasFineColor: Bool { self == .truecolor || self == .palette256 }
}

extension Color {
    /// The nearest color that a terminal of this depth shows; nil (the terminal's own) without color.
    package func quantized(to depth: ColorDepth) -> Color? {
        switch (depth, self) {
        case (.mono, _): nil
        case (.truecolor, _): self
        case (.palette256, .rgb(let value)): .palette(Palette.nearest256(value))
        case (.palette256, .palette): self
        case (.palette16, .palette(let index)) where index < 16: self
        case (.palette8, .palette(let index)) where index < 8: self
        case (.palette16, _): .palette(Palette.nearestBasic(rgb, count: 16))
        case (.palette8, _): .palette(Palette.nearestBasic(rgb, count: 8))
        }
    }
}

extension Style {
    /// The style with its colors brought down to what a terminal of this depth shows.
    ///
    /// With so few colors, quiet text would come out in the color of its ground: it then takes the nearest
    /// other one.
    package func quantized(to depth: ColorDepth) -> Style {
        let ground = background?.quantized(to: depth)
        var text = foreground?.quantized(to: depth)
        let count = depth == .palette16 ? 16 : depth == .palette8 ? 8 : 0
        if count > 0, text == ground, foreground != background, let foreground,
            case .palette(let taken) = ground
        {
            text = .palette(Palette.nearestBasic(foreground.rgb, count: count, avoiding: taken))
        }
        return Style(foreground: text, background: ground, attributes: attributes)
    }
}
