import Foundation

/// Finds commands by a few letters of what they do.
enum PaletteSearch {
    /// The commands that match, best first; all where nothing has been typed.
    static func commands(for text: String, on screen: Screen) -> [KeyCommand] {
        let wanted = text.lowercased().filter { !$0.isWhitespace }
        let ranked = KeyTable.commands(on: screen).filter(\.isInPalette).enumerated().compactMap {
            place, command in
            rank(of: command, for: wanted, as: text.lowercased()).map {
                (rank: $0, place: place, command: command)
            }
        }
        return ranked.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.map(\.command)
    }

    /// Lower is better; nil where the letters do not occur in their order.
    private static func rank(of command: KeyCommand, for letters: String, as text: String) -> Int? {
        let name = "\(command.binding.hint) \(command.binding.help)".lowercased()
        if letters.isEmpty { return 0 }
        if name.hasPrefix(text) { return 0 }
        if name.contains(" " + text) { return 1 }
        if name.contains(text) { return 2 }
        var rest = letters[...]
        for character in name where character == rest.first { rest = rest.dropFirst() }
        return rest.isEmpty ? 3 : nil
    }
}
