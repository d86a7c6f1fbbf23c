import TerminalUI

/// The top line: the screens, and the run's name where there is room.
struct HeaderView: Widget {
    /// Columns that a run's name needs to be worth writing.
    private static let nameWidth = 12

    let state: DashboardState

    func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let parts = parts(of: area)
        tabs.draw(in: parts.tabs, on: &grid, with: appearance)
        guard parts.name.width >= Self.nameWidth else { return }
        let name = state.run.directory.name
        var text = StyledText(name, .title, .bold)
        let model = state.run.configuration.model
        let details = model.isEmpty ? "" : "  \(model) \(state.run.configuration.imageSize)px"
        if name.count + details.count + 10 <= parts.name.width { text = text + StyledText(details, .muted) }
        grid.write(text, in: parts.name, with: appearance, align: .trailing)
    }

    func tab(at position: Position, in area: Rect) -> Int? {
        tabs.tab(at: position, in: parts(of: area).tabs)
    }

    private var tabs: TabBar {
        TabBar(titles: titles, selected: Screen.allCases.firstIndex(of: state.screen) ?? 0)
    }
    private var titles: [String] { Screen.allCases.map(\.title) }

    /// The tabs stand closer where that leaves room for the run's name.
    private func parts(of area: Rect) -> (tabs: Rect, name: Rect) {
        let widths = [TabBar.width(of: titles), TabBar.width(of: titles, isTight: true)]
        let fitting = widths.first { $0 + Self.nameWidth + 3 <= area.width }
        let columns = area.columns(.fixed(fitting ?? area.width), .fixed(2), .flexible(), .fixed(1))
        return (columns[0], columns[2])
    }
}
