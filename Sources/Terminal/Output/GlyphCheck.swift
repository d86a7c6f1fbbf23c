import CNcurses

/// Converts characters to what the locale can show in the columns that the grid counts for them.
enum GlyphCheck {
    /// What stands for a character that the C library gives another width, or cannot show at all: the row keeps its
    /// columns.
    static let substitute: wchar_t = 63

    /// The one scalar of a character that is shown as it is; nil for one of several, or of another width.
    static func scalar(_ character: Character, columns: Int) -> wchar_t? {
        let scalars = character.unicodeScalars
        guard let first = scalars.first, scalars.index(after: scalars.startIndex) == scalars.endIndex else {
            return nil
        }
        let code = wchar_t(bitPattern: first.value)
        return Int(curses_width(code)) == columns ? code : nil
    }

    /// The cells of a character, each as zero-terminated wide characters, marks behind their base.
    static func text(_ character: Character, columns: Int) -> [[wchar_t]] {
        let scalars = character.unicodeScalars.map { wchar_t(bitPattern: $0.value) }
        guard let first = scalars.first, Int(curses_width(first)) == columns else {
            return Array(repeating: [substitute, 0], count: columns)
        }
        return [[first] + scalars.dropFirst().filter { curses_width($0) == 0 } + [0]]
    }
}
