import TerminalUI

/// The colours of a terminal, and how they are called there.
struct ColorSupport: Equatable {
    let depth: ColorDepth
    /// How colours are numbered.
    let numbering: Numbering

    enum Numbering: Equatable {
        /// Red × 65536 + green × 256 + blue.
        case direct
        /// Entries of the palette.
        case palette
        /// Eight entries; the bright eight are these in bold.
        case eight
    }

    /// - Parameters:
    ///   - colors: How many colours the terminal has, 0 for none.
    ///   - isDirect: Whether these are RGB values.
    ///   - wanted: At most this depth.
    ///   - environment: `NO_COLOR` with any text takes colours away (no-color.org).
    init(colors: Int, isDirect: Bool, wanted: ColorDepth?, environment: [String: String]) {
        let offered: ColorDepth =
            isDirect ? .truecolor : colors >= 256 ? .palette256 : colors >= 8 ? .palette16 : .mono
        let isColorless = !(environment["NO_COLOR"] ?? "").isEmpty
        let order = ColorDepth.allCases
        let ranks = [offered, wanted ?? .truecolor, isColorless ? .mono : .truecolor].compactMap(
            order.firstIndex)
        depth = order[ranks.max() ?? 0]
        numbering = isDirect ? .direct : colors >= 16 ? .palette : .eight
    }

    /// A colour's number for curses, and whether it needs bold to be bright; -1 is the terminal's own.
    func number(_ color: Color?) -> (number: Int32, isBright: Bool) {
        guard let color = color?.quantized(to: depth) else { return (-1, false) }
        switch (numbering, color) {
        case (.direct, _): return (Self.direct(color.rgb), false)
        case (.palette, .palette(let index)): return (Int32(index), false)
        case (.palette, .rgb(let value)): return (Int32(Palette.nearest256(value)), false)
        case (.eight, .palette(let index)): return (Int32(index % 8), (8..<16).contains(index))
        case (.eight, .rgb(let value)): return (Int32(Palette.nearest8(value)), false)
        }
    }

    /// Values below eight would be taken for entries of the palette: the darkest blues become the next above.
    private static func direct(_ value: RGB) -> Int32 {
        let number = Int32(value.red) << 16 | Int32(value.green) << 8 | Int32(value.blue)
        return number > 0 && number < 8 ? 8 : number
    }
}
