import TerminalUI

/// What the engine has printed.
struct LogScreenView: Widget {
    let state: DashboardState

    func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let lines = state.run.log
        let log = LogView(
            lineCount: lines.count, first: state.log.first, search: state.log.search,
            emptyText: "the engine has printed nothing"
        ) { lines.indices.contains($0) ? lines[$0] : "" }
        let mode = state.log.first == nil ? "following" : "from line \((state.log.first ?? 0) + 1)"
        let search = state.log.search.isEmpty ? "" : "  /\(state.log.search)"
        let panel = Panel(
            "engine.log\(search)",
            note: lines.isEmpty
                ? "" : "\(NumberText.grouped(lines.count)) lines \(appearance.glyphs.separator) \(mode)")
        panel.draw(in: area, on: &grid, with: appearance)
        log.draw(in: area.inset(horizontal: 2, vertical: 1), on: &grid, with: appearance)
    }
}
