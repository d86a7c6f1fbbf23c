import TerminalUI

/// Keys while something lies above the screen.
extension DashboardState {
    mutating func press(_ key: Key, over overlay: Overlay) -> [DashboardAction] {
        switch overlay {
        case .help(let scroll): pressHelp(key, scroll)
        case .stop(let selected): return pressStop(key, selected)
        case .search(let entry): return press(key, in: entry)
        case .note(let text): return pressNote(key, text)
        case .palette(let text, let selected): return pressPalette(key, text, selected)
        }
        return []
    }

    mutating func choose(_ choice: StopChoice) -> [DashboardAction] {
        overlay = nil
        switch choice {
        case .stopAndSave: return send(.stopAndSave)
        case .stopWithoutSaving: return send(.stopWithoutSaving)
        case .leave: return [.leave]
        case .cancel: return []
        }
    }

    private mutating func pressHelp(_ key: Key, _ scroll: Int) {
        guard let direction = Direction(key) else {
            overlay = nil
            return
        }
        let lines = KeyTable.bindings(on: screen).count
        overlay = .help(scroll: max(0, min(lines, scroll + direction.step)))
    }

    private mutating func pressStop(_ key: Key, _ selected: Int) -> [DashboardAction] {
        let choices = StopChoice.allCases
        switch key {
        case .escape, .character("q"), .character("s"): overlay = nil
        case .enter, .character(" "): return choose(choices[Self.clamped(selected, count: choices.count)])
        case .tab: overlay = .stop(selected: (selected + 1) % choices.count)
        case .backTab: overlay = .stop(selected: (selected + choices.count - 1) % choices.count)
        default:
            guard let direction = Direction(key) else { return [] }
            overlay = .stop(selected: Self.clamped(selected + direction.step, count: choices.count))
        }
        return []
    }
}
