/// Breaks text into lines.
package enum TextWrapping {
    /// Lines of at most `columns` columns, broken at spaces; words longer than a line are cut. Line breaks of
    /// the text stay.
    package static func wrap(_ text: String, columns: Int) -> [String] {
        guard columns > 0 else { return [] }
        return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).flatMap {
            wrapLine($0, columns)
        }
    }

    private static func wrapLine(_ text: Substring, _ columns: Int) -> [String] {
        var lines = [""]
        for word in text.split(separator: " ") {
            let line = lines[lines.count - 1]
            let joined = line.isEmpty ? String(word) : line + " " + word
            if CharacterWidth.columns(joined) <= columns {
                lines[lines.count - 1] = joined
                continue
            }
            let pieces = pieces(word, columns)
            if line.isEmpty { lines.removeLast() }
            lines += pieces
        }
        return lines
    }

    /// A word in parts that fit; a single wide character may be wider than a line of one column.
    private static func pieces(_ word: Substring, _ columns: Int) -> [String] {
        var pieces = [""]
        var used = 0
        for character in word {
            let width = CharacterWidth.columns(CharacterWidth.drawable(character))
            if used + width > columns, used > 0 {
                pieces.append("")
                used = 0
            }
            pieces[pieces.count - 1].append(character)
            used += width
        }
        return pieces
    }
}
