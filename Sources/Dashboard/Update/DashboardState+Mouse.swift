import TerminalUI

/// The mouse does what keys do.
extension DashboardState {
    /// Rows that one turn of the wheel moves a text by.
    private static let wheelRows = 3

    mutating func receive(_ event: MouseEvent) -> [DashboardAction] {
        switch event.action {
        case .scrollUp: turnWheel(-1, at: event.position)
        case .scrollDown: turnWheel(1, at: event.position)
        case .click, .doubleClick: click(event.position, isDouble: event.action == .doubleClick)
        }
    }

    private mutating func turnWheel(_ direction: Int, at position: Position) -> [DashboardAction] {
        guard overlay == nil else { return press(direction < 0 ? .up : .down) }
        switch screen {
        case .log: return moveInList(by: direction * Self.wheelRows)
        case .charts:
            let area = ScreenLayout(size: size).content
            zoom(
                by: direction < 0 ? 0.7 : 1 / 0.7,
                around: ChartsView(state: self).step(at: position, in: area))
            return readShownSteps()
        default: return press(direction < 0 ? .up : .down)
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
        let hintLine = layout.hints.inset(horizontal: 1)
        if let binding = hints.binding(at: position, in: hintLine, appearance.glyphs) {
            return binding.keys.first.map { press($0) } ?? []
        }
        return clickContent(position, in: layout.content, isDouble: isDouble)
    }

    private mutating func clickContent(
        _ position: Position, in area: Rect, isDouble: Bool
    ) -> [DashboardAction] {
        switch screen {
        case .confusion:
            guard let cell = ConfusionView(state: self).cell(at: position, in: area) else { return [] }
            confusion.cursor = cell
            return isDouble ? listCell() : []
        case .samples:
            let row = SamplesView(state: self).row(at: position, in: area)
            return row.map { selectSample($0) } ?? []
        case .runs:
            guard let row = RunsView(state: self).row(at: position, in: area) else {
                return clickPane(RunsView(state: self), position, area, isDouble)
            }
            runs.selected = row
            return isDouble ? openSelectedRun() : []
        case .charts:
            let step = ChartsView(state: self).step(at: position, in: area)
            let actions = clickPane(ChartsView(state: self), position, area, isDouble)
            return actions + (step.map { read(at: $0) } ?? [])
        case .overview: return clickPane(OverviewView(state: self), position, area, isDouble)
        case .system: return clickPane(SystemView(state: self), position, area, isDouble)
        case .log: return []
        }
    }

    /// Focuses the pane at a place; a double click shows it alone, or all again.
    private mutating func clickPane(
        _ view: some PanedView, _ position: Position, _ area: Rect, _ isDouble: Bool
    ) -> [DashboardAction] {
        guard let placed = view.pane(at: position, in: area) else { return [] }
        focus(on: placed.pane, isZoomed: isDouble ? zoomedPane == nil : nil)
        return []
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
