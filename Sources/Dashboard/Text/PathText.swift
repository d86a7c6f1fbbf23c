import TerminalUI

/// Paths for narrow places: their end says the most.
enum PathText {
    /// The end of a path, cut at its start where it is too long.
    static func tail(_ path: String, columns: Int, ellipsis: String) -> String {
        guard CharacterWidth.columns(path) > columns else { return path }
        let room = columns - CharacterWidth.columns(ellipsis)
        guard room > 0 else { return "" }
        var kept: [Character] = []
        var used = 0
        for character in path.reversed() {
            used += CharacterWidth.columns(CharacterWidth.drawable(character))
            if used > room { break }
            kept.append(character)
        }
        return ellipsis + String(kept.reversed())
    }
}
