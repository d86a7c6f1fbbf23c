import TerminalUI

/// Commands by their name: the palette offers what the key table has.
extension DashboardState {
    mutating func pressPalette(_ key: Key, _ text: String, _ selected: Int) -> [DashboardAction] {
        let found = PaletteSearch.commands(for: text, on: screen)
        switch key {
        case .character(let character): overlay = .palette(text: text + String(character), selected: 0)
        case .backspace where text.isEmpty: overlay = nil
        case .backspace: overlay = .palette(text: String(text.dropLast()), selected: 0)
        case .up, .backTab, .control("p"): movePalette(text, selected - 1, found.count)
        case .down, .tab, .control("n"): movePalette(text, selected + 1, found.count)
        case .enter:
            guard found.indices.contains(selected) else { return [] }
            return perform(found[selected])
        case .escape: overlay = nil
        default: break
        }
        return []
    }

    mutating func perform(_ command: KeyCommand) -> [DashboardAction] {
        overlay = nil
        return command.perform(&self, command.binding.keys.first ?? .enter)
    }

    private mutating func movePalette(_ text: String, _ selected: Int, _ count: Int) {
        guard count > 0 else { return }
        overlay = .palette(text: text, selected: (selected + count) % count)
    }
}
