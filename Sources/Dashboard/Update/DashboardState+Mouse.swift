import TerminalUI

/// The mouse does what keys do.
extension DashboardState {
    mutating func receive(_ event: MouseEvent) -> [DashboardAction] {
        switch event.action {
        case .scrollUp: press(.up)
        case .scrollDown: press(.down)
        case .click, .doubleClick: click(event.position, isDouble: event.action == .doubleClick)
        }
    }

    private mutating func click(_ position: Position, isDouble: Bool) -> [DashboardAction] {
        if let overlay { return click(position, over: overlay) }
        let layout = ScreenLayout(size: size)
        if let tab = HeaderView(state: self).tab(at: position, in: layout.header),
            let chosen = Screen(rawValue: tab)
        {
            return show(chosen)
        }
        switch screen {
        case .confusion:
            guard let cell = ConfusionView(state: self).cell(at: position, in: layout.content) else {
                return []
            }
            confusion.cursor = cell
            return isDouble ? listCell() : []
        case .samples:
            let row = SamplesView(state: self).row(at: position, in: layout.content)
            return row.map { selectSample($0) } ?? []
        case .runs:
            guard let row = RunsView(state: self).row(at: position, in: layout.content) else { return [] }
            runs.selected = row
            return isDouble ? openSelectedRun() : []
        case .overview, .charts, .log: return []
        }
    }

    private mutating func click(_ position: Position, over overlay: Overlay) -> [DashboardAction] {
        switch overlay {
        case .stop(let selected):
            let button = StopDialog.dialog(for: run, selected: selected)
                .button(at: position, in: ScreenLayout(size: size).whole)
            guard let button, StopChoice.allCases.indices.contains(button) else { return [] }
            return choose(StopChoice.allCases[button])
        case .help: self.overlay = nil
        case .search, .note: break
        }
        return []
    }
}
