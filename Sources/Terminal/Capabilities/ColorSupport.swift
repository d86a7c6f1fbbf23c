import TerminalUI

/// The colors of a terminal, and how they are called there.
struct ColorSupport: Equatable {
    let depth: ColorDepth
    /// How colors are numbered.
    let numbering: Numbering

    enum Numbering: Equatable {
        /// Red × 65536 + green × 256 + blue.
        case direct
        /// Entries of the palette.
        case palette
    }

    /// - Parameters:
    ///   - colors: How many colors the terminal has, 0 for none.
    ///   - isDirect: Whether these are RGB values.
    ///   - wanted: At most this depth.
    ///   - environment: `NO_COLOR` with any text takes colors away (no-color.org).
    init(colors: Int, isDirect: Bool, wanted: ColorDepth?, environment: [String: String]) {
        let offered: ColorDepth =
            isDirect
            ? .truecolor
            : colors >= 256
                ? .palette256
                : colors >= 16
                    ? .palette16 : colors >= 8 ? .palette8 : .mono
        let isColorless = !(environment["NO_COLOR"] ?? "").isEmpty
        let order = ColorDepth.allCases
        let ranks = [offered, wanted ?? .truecolor, isColorless ? .mono : .truecolor].compactMap(
            order.firstIndex)
        depth = order[ranks.max() ?? 0]
        numbering = isDirect ? .direct : .palette
    }

    /// A quantized color's number for curses; -1 is the terminal's own.
    func number(_ color: Color?) -> Int32 {
        switch (numbering, color) {
        case (_, nil): -1
        case (.direct, .some(let color)): Self.direct(color.rgb)
        case (.palette, .palette(let index)): Int32(index)
        case (.palette, .rgb(let value)): Int32(Palette.nearest256(value))
        }
    }

    /// Values below eight would be taken for entries of the palette: the darkest blues become the next above.
    private static func direct(_ value: RGB) -> Int32 {
        let number = Int32(value.red) << 16 | Int32(value.green) << 8 | Int32(value.blue)
        return number > 0 && number < 8 ? 8 : number
    }
}
