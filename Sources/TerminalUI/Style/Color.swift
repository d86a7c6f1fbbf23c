/// A color as a cell carries it.
package enum Color: Sendable, Hashable {
    /// An exact color, to be brought down to what the terminal shows by `quantized(to:)`.
    case rgb(RGB)
    /// An entry of the terminal's palette: 0-15 the terminal's own sixteen, 16-231 a 6×6×6 cube, 232-255 grays.
    case palette(UInt8)

    /// The color written as 0xRRGGBB.
    package static func hex(_ value: UInt32) -> Color { .rgb(RGB(hex: value)) }

    /// The color as RGB; for a palette entry the value that xterm gives it.
    package var rgb: RGB {
        switch self {
        case .rgb(let value): value
        case .palette(let index): Palette.xterm[Int(index)]
        }
    }
}
