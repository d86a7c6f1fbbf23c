/// Which characters a terminal shows well.
package enum GlyphSet: String, Sendable, CaseIterable {
    /// Unicode with braille: eight dots a cell, the finest curves.
    case braille
    /// Unicode blocks and lines, for fonts without braille.
    case block
    /// Printable ASCII alone.
    case ascii

    package var isUnicode: Bool { self != .ascii }

    package var ellipsis: String { isUnicode ? "…" : "~" }
    /// Stands for a value that does not exist.
    package var noValue: String { isUnicode ? "–" : "-" }
    package var separator: String { isUnicode ? "·" : "|" }
    package var bullet: Character { isUnicode ? "●" : "*" }
    package var hollowBullet: Character { isUnicode ? "○" : "o" }
    package var best: Character { isUnicode ? "★" : "B" }
    package var notFinite: Character { isUnicode ? "✗" : "!" }
    package var ascending: Character { isUnicode ? "▲" : "^" }
    package var descending: Character { isUnicode ? "▼" : "v" }
    package var pointer: Character { isUnicode ? "▸" : ">" }
    package var fullBlock: Character { isUnicode ? "█" : "#" }
    package var track: Character { isUnicode ? "─" : "." }
    package var scrollTrack: Character { isUnicode ? "│" : "|" }
    package var scrollThumb: Character { isUnicode ? "┃" : "#" }
    /// From empty to full.
    package var shades: [Character] { isUnicode ? [" ", "░", "▒", "▓", "█"] : Array(" .:-=+*#%@") }

    package var border: Border { isUnicode ? .rounded : .ascii }
    package var arrows: (left: Character, down: Character, up: Character, right: Character) {
        isUnicode ? ("←", "↓", "↑", "→") : ("<", "v", "^", ">")
    }

    /// Horizontal bars of one to eight eighths of a cell, from the left; halves in ASCII.
    package var horizontalEighths: [Character] {
        isUnicode ? Array("▏▎▍▌▋▊▉█") : Array("---====#")
    }

    /// Vertical bars of one to eight eighths of a cell, from the bottom.
    package var verticalEighths: [Character] {
        isUnicode ? Array("▁▂▃▄▅▆▇█") : Array("_..--==#")
    }
}
