import TerminalUI

/// Paths and names shortened to a width.
enum PathText {
    /// A name, shortened in its middle if it is too long: both ends tell runs apart.
    static func middle(_ name: String, columns: Int, ellipsis: String) -> String {
        guard CharacterWidth.columns(name) > columns else { return name }
        let start = (columns - CharacterWidth.columns(ellipsis)) / 2
        guard start > 0 else { return tail(name, columns: columns, ellipsis: ellipsis) }
        return CharacterWidth.truncated(name, to: start, ellipsis: "")
            + tail(name, columns: columns - start, ellipsis: ellipsis)
    }

    /// A path, shortened at its start if it is too long.
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
