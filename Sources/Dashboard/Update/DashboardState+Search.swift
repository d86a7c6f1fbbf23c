import TerminalUI

/// The search field, which belongs to the screen that is shown.
extension DashboardState {
    /// What is searched for on this screen; empty for nothing.
    var search: String { screen.content.search?.text(in: self) ?? "" }

    /// How many places hold the searched text; nil while that is being found out.
    var matchCount: Int? { screen.content.search?.matchCount(in: self) ?? nil }

    mutating func startSearch() {
        guard let search = screen.content.search else { return }
        var entry = SearchEntry()
        entry.earlierText = search.text(in: self)
        entry.origin = search.place(in: self)
        overlay = .search(entry)
    }

    mutating func press(_ key: Key, in entry: SearchEntry) -> [DashboardAction] {
        guard let search = screen.content.search else { return [] }
        switch key {
        case .character(let character): return type(entry.text + String(character), in: entry)
        case .backspace where entry.text.isEmpty: return cancel(entry, search)
        case .backspace: return type(String(entry.text.dropLast()), in: entry)
        case .down: return search.step(isForward: true, in: &self)
        case .up: return search.step(isForward: false, in: &self)
        case .enter:
            overlay = nil
            if !self.search.isEmpty, matchCount == 0 { say("\(self.search): not found", .warning) }
        case .escape: return cancel(entry, search)
        default: break
        }
        return []
    }

    mutating func clearSearch() -> [DashboardAction] { screen.content.search?.clear(in: &self) ?? [] }

    mutating func type(_ text: String, in entry: SearchEntry) -> [DashboardAction] {
        guard let search = screen.content.search else { return [] }
        var entry = entry
        entry.text = text
        overlay = .search(entry)
        return search.search(for: text, from: entry.origin, in: &self)
    }

    private mutating func cancel(_ entry: SearchEntry, _ search: any ScreenSearch) -> [DashboardAction] {
        overlay = nil
        return search.restore(entry.earlierText, entry.origin, in: &self)
    }
}
