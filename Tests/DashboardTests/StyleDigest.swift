import TerminalUI

/// How a frame looks on a terminal of some color depth, in few enough characters to be kept: four hexadecimal digits
/// a row, over its characters and their styles as that depth shows them.
enum StyleDigest {
    static func rows(of grid: CellGrid, depth: ColorDepth) -> [String] {
        (0..<grid.height).map { row in
            var hash: UInt64 = 0xcbf2_9ce4_8422_2325
            for cell in grid.row(row) {
                let style = cell.style.quantized(to: depth)
                add(cell.character.map(String.init) ?? "", to: &hash)
                add(text(style.foreground) + text(style.background), to: &hash)
                add(String(style.attributes.rawValue), to: &hash)
            }
            let folded = hash ^ (hash >> 32) ^ (hash >> 16) ^ (hash >> 48)
            let digits = String(folded & 0xffff, radix: 16)
            return String(repeating: "0", count: 4 - digits.count) + digits
        }
    }

    /// FNV-1a, with a separator behind each part.
    private static func add(_ text: String, to hash: inout UInt64) {
        for byte in Array(text.utf8) + [0] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }

    private static func text(_ color: Color?) -> String {
        switch color {
        case .rgb(let value): "#\(value.red),\(value.green),\(value.blue);"
        case .palette(let index): "\(index);"
        case nil: "-;"
        }
    }
}
