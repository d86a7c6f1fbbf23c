import TerminalUI

/// Mouse events.
extension DashboardState {
    mutating func receive(_ event: MouseEvent) -> [DashboardAction] {
        switch event.action {
        case .scrollUp: turnWheel(-1, at: event.position)
        case .scrollDown: turnWheel(1, at: event.position)
        case .click, .doubleClick: click(event.position, isDouble: event.action == .doubleClick)
        }
    }

    private mutating func turnWheel(_ direction: Int, at position: Position) -> [DashboardAction] {
        guard overlay == nil else { return press(direction < 0 ? .up : .down) }
        let area = ScreenLayout(size: size).content
        return screen.content.turnWheel(direction, at: position, in: area, state: &self)
    }

    private mutating func click(_ position: Position, isDouble: Bool) -> [DashboardAction] {
        if let overlay { return click(position, over: overlay) }
        let layout = ScreenLayout(size: size)
        if let tab = HeaderView(state: self).tab(at: position, in: layout.header) {
            return show(Screen.allCases[tab])
        }
        let hintLine = layout.hints.inset(horizontal: 1)
        if let binding = hints.binding(at: position, in: hintLine, appearance.glyphs) {
            return binding.keys.first.map { press($0) } ?? []
        }
        return screen.content.click(position, in: layout.content, isDouble: isDouble, state: &self)
    }

    private mutating func click(_ position: Position, over overlay: Overlay) -> [DashboardAction] {
        let whole = ScreenLayout(size: size).whole
        switch overlay {
        case .question(let question, let selected):
            let button = question.dialog(in: self, selected: selected).button(at: position, in: whole)
            guard let button, question.answers.indices.contains(button) else { return [] }
            return give(question.answers[button])
        case .palette(let text, _):
            let found = PaletteSearch.entries(for: text, on: screen)
            if let row = palette?.command(at: position, in: whole), found.indices.contains(row) {
                return perform(found[row])
            }
            self.overlay = nil
        case .help: self.overlay = nil
        case .search, .note: break
        }
        return []
    }
}
