import CNcurses

/// Brings characters to what the locale can show in as many columns as the grid counts for them.
enum GlyphCheck {
    /// The cells of a character, each as zero-terminated wide characters. A character that the C library gives
    /// another width, or cannot show at all, becomes question marks: the row keeps its columns.
    static func text(_ character: Character, columns: Int) -> [[wchar_t]] {
        let scalars = character.unicodeScalars.map { wchar_t(bitPattern: $0.value) }
        guard let first = scalars.first, Int(curses_width(first)) == columns else {
            return Array(repeating: [wchar_t(63), 0], count: columns)
        }
        return [[first] + scalars.dropFirst().filter { curses_width($0) == 0 } + [0]]
    }
}
