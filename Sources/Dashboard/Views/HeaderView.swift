import TerminalUI

/// The top line: the screens, and the run's name where there is room.
struct HeaderView: Widget {
    let state: DashboardState

    func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let tabs = tabs
        tabs.draw(in: area, on: &grid, with: appearance)
        let used = Screen.allCases.reduce(0) { $0 + $1.title.count + 4 }
        let room = Rect(x: area.x + used + 2, y: area.y, width: area.width - used - 3, height: area.height)
        guard room.width >= 8 else { return }
        let name = state.run.directory.name
        var text = StyledText(name, .title, .bold)
        let model = state.run.configuration.model
        let details = model.isEmpty ? "" : "  \(model) \(state.run.configuration.imageSize)px"
        if name.count + details.count + 10 <= room.width { text = text + StyledText(details, .muted) }
        grid.write(text, in: room, with: appearance, align: .trailing)
    }

    func tab(at position: Position, in area: Rect) -> Int? { tabs.tab(at: position, in: area) }

    private var tabs: TabBar { TabBar(titles: Screen.allCases.map(\.title), selected: state.screen.rawValue) }
}
