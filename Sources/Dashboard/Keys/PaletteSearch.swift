import Foundation
import TerminalUI

/// Finds commands by a few letters of what they do, on every screen.
enum PaletteSearch {
    /// A command, and the screen to go to before it.
    struct Entry: Sendable {
        let command: KeyCommand
        /// Nil if the command works on the screen that is shown.
        let screen: Screen?

        /// How the palette lists it.
        var binding: KeyBinding {
            let binding = command.binding
            guard let screen else { return binding }
            return KeyBinding(
                binding.keys, hint: binding.hint, help: "\(screen.title): \(binding.help)",
                group: binding.group)
        }
    }

    /// The commands that match, best first, those of the screen shown before others; all where nothing has been typed.
    static func entries(for text: String, on screen: Screen) -> [Entry] {
        let typed = text.lowercased().trimmingCharacters(in: .whitespaces)
        let ranked = all(on: screen).enumerated().compactMap { place, entry in
            rank(of: entry, for: typed).map { (rank: $0, place: place, entry: entry) }
        }
        return ranked.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.map(\.entry)
    }

    private static func all(on screen: Screen) -> [Entry] {
        let here = KeyTable.commands(on: screen).map { Entry(command: $0, screen: nil) }
        let elsewhere = Screen.allCases.filter { $0 != screen }.flatMap { other in
            KeyTable.own(other).map { Entry(command: $0, screen: other) }
        }
        return (here + elsewhere).filter(\.command.isInPalette)
    }

    /// Lower is better; nil if the letters do not occur in their order.
    private static func rank(of entry: Entry, for text: String) -> Int? {
        let name = "\(entry.command.binding.hint) \(entry.binding.help)".lowercased()
        if text.isEmpty || name.hasPrefix(text) { return 0 }
        if entry.command.synonyms.contains(where: { $0.lowercased().hasPrefix(text) }) { return 1 }
        if name.contains(" " + text) { return 2 }
        if name.contains(text) { return 3 }
        var rest = text.filter { !$0.isWhitespace }[...]
        for character in name where character == rest.first { rest = rest.dropFirst() }
        return rest.isEmpty ? 4 : nil
    }
}
