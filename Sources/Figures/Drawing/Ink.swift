import TerminalUI

/// A colour to draw with.
struct Ink: Sendable, Equatable {
    var red: Double
    var green: Double
    var blue: Double

    init(hex: UInt32) {
        red = Double(hex >> 16 & 0xFF) / 255
        green = Double(hex >> 8 & 0xFF) / 255
        blue = Double(hex & 0xFF) / 255
    }

    /// The cividis map's colour for a value from 0 to 1.
    init(cividis value: Double) {
        let color = ColorMap.cividis.color(value)
        red = Double(color.red) / 255
        green = Double(color.green) / 255
        blue = Double(color.blue) / 255
    }

    /// How light the colour looks, 0 to 1 (Rec. 709's weights).
    var lightness: Double { 0.2126 * red + 0.7152 * green + 0.0722 * blue }

    static let paper = Ink(hex: 0xFFFFFF)
    static let text = Ink(hex: 0x1A1A1A)
    static let quiet = Ink(hex: 0x5F6368)
    static let grid = Ink(hex: 0xE3E5E8)
    static let axis = Ink(hex: 0x8A9099)
    static let missing = Ink(hex: 0xF1F2F4)

    /// The colours of series, told apart with any colour vision (Okabe and Ito, 2008).
    static let series = [
        Ink(hex: 0x0072B2), Ink(hex: 0xD55E00), Ink(hex: 0x009E73), Ink(hex: 0xCC79A7), Ink(hex: 0xE69F00),
        Ink(hex: 0x56B4E9), Ink(hex: 0x000000),
    ]
}
