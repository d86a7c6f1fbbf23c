import TerminalUI

/// The command palette.
extension DashboardState {
    mutating func pressPalette(_ key: Key, _ text: String, _ selected: Int) -> [DashboardAction] {
        let found = PaletteSearch.entries(for: text, on: screen)
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

    /// Carries out what the palette offers, on the screen to which it belongs.
    mutating func perform(_ entry: PaletteSearch.Entry) -> [DashboardAction] {
        overlay = nil
        let actions = entry.screen.map { show($0) } ?? []
        return actions + entry.command.perform(&self, entry.command.binding.keys.first ?? .enter)
    }

    private mutating func movePalette(_ text: String, _ selected: Int, _ count: Int) {
        guard count > 0 else { return }
        overlay = .palette(text: text, selected: (selected + count) % count)
    }
}
