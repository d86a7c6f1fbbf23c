import TerminalUI

/// The engine's log.
struct LogScreenView: ScreenView {
    let state: DashboardState

    func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let lines = state.run.log
        let inside = area.inset(horizontal: 2, vertical: 1)
        var log = LogView(
            lineCount: lines.count, first: first(height: inside.height), search: search,
            emptyText: "the engine has printed nothing"
        ) { lines[line: lines.firstLine + $0] }
        log.column = state.log.column
        log.current = search.isEmpty ? nil : state.log.match.map { $0 - lines.firstLine }
        let panel = Panel("engine.log", note: lines.isEmpty ? "" : note, footnote: matches)
        panel.draw(in: area, on: &grid, with: appearance)
        log.draw(in: inside, on: &grid, with: appearance)
    }

    private var search: String { state.searches[.log] ?? "" }

    /// The first line shown among those that are kept.
    private func first(height: Int) -> Int? {
        let lines = state.run.log
        return state.log.first.map { max(0, min($0 - lines.firstLine, lines.count - height)) }
    }

    private var note: String {
        let lines = state.run.log
        let count = NumberText.grouped(lines.count)
        let isCut = lines.isTail || lines.firstLine > 0
        let mode =
            state.log.first.map { "from line \(NumberText.grouped($0 - lines.firstLine + 1))" } ?? "following"
        let columns = state.log.column > 0 ? ", column \(state.log.column + 1)" : ""
        let whole = isCut ? "last \(count) lines" : "\(count) lines"
        return "\(whole) \(state.appearance.glyphs.separator) \(mode)\(columns)"
    }

    private var matches: String {
        guard !search.isEmpty else { return "" }
        let count = LogSearch().matchCount(in: state) ?? 0
        return "\"\(search)\" in \(NumberText.grouped(count)) \(count == 1 ? "line" : "lines")"
    }
}
