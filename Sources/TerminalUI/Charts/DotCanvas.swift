/// A field of dots finer than cells: 2×4 a cell in braille, 2×2 in blocks, one in ASCII.
///
/// Every cell has one color, that of the curve drawn last through it; dots of faint curves give way to others.
struct DotCanvas {
    let glyphs: GlyphSet
    let area: Rect
    private var masks: [UInt8]
    private var roles: [(role: ThemeRole, symbol: Character, isFaint: Bool)?]
    private var marks: [Int: Character] = [:]

    init(area: Rect, glyphs: GlyphSet) {
        self.glyphs = glyphs
        self.area = area
        masks = Array(repeating: 0, count: area.width * area.height)
        roles = Array(repeating: nil, count: area.width * area.height)
    }

    static func dotsPerCell(_ glyphs: GlyphSet) -> (x: Int, y: Int) {
        switch glyphs {
        case .braille: (2, 4)
        case .block: (2, 2)
        case .ascii: (1, 1)
        }
    }

    /// How many dots there are in each direction.
    var dotsX: Int { area.width * Self.dotsPerCell(glyphs).x }
    var dotsY: Int { area.height * Self.dotsPerCell(glyphs).y }

    /// Sets a dot, counted from the top left; outside the field nothing happens.
    mutating func set(x: Int, y: Int, role: ThemeRole, symbol: Character, isFaint: Bool = false) {
        guard x >= 0, x < dotsX, y >= 0, y < dotsY else { return }
        let dots = Self.dotsPerCell(glyphs)
        let index = (y / dots.y) * area.width + x / dots.x
        if let present = roles[index], present.isFaint != isFaint {
            if isFaint { return }
            masks[index] = 0
        }
        masks[index] |= Self.bit(x % dots.x, y % dots.y, glyphs)
        roles[index] = (role, symbol, isFaint)
    }

    /// Shows a character in place of the dots of a cell.
    mutating func mark(_ character: Character, x: Int, y: Int) {
        guard x >= 0, x < dotsX, y >= 0, y < dotsY else { return }
        let dots = Self.dotsPerCell(glyphs)
        marks[(y / dots.y) * area.width + x / dots.x] = character
    }

    func draw(on grid: inout CellGrid, with appearance: Appearance) {
        for row in 0..<area.height {
            for column in 0..<area.width {
                let index = row * area.width + column
                guard let cell = roles[index] else { continue }
                let style = appearance.style(cell.role)
                grid.put(
                    marks[index] ?? character(masks[index], cell.symbol), column: area.x + column,
                    row: area.y + row,
                    style: cell.isFaint ? style.dim : style
                )
            }
        }
    }

    private func character(_ mask: UInt8, _ symbol: Character) -> Character {
        switch glyphs {
        case .braille: Unicode.Scalar(0x2800 + UInt32(mask)).map(Character.init) ?? symbol
        case .block: Self.quadrants[Int(mask)]
        case .ascii: symbol
        }
    }

    private static func bit(_ x: Int, _ y: Int, _ glyphs: GlyphSet) -> UInt8 {
        switch glyphs {
        case .braille: y == 3 ? 0x40 << UInt8(x) : 1 << UInt8(y + 3 * x)
        case .block: 1 << UInt8(2 * y + x)
        case .ascii: 1
        }
    }

    /// By mask: bit 0 upper left, 1 upper right, 2 lower left, 3 lower right.
    private static let quadrants: [Character] = Array(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")
}
