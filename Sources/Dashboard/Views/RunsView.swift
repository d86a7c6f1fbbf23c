import RunStore
import TerminalUI

/// The runs of the directory, newest first.
struct RunsView: Widget {
    let state: DashboardState

    func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let count = state.runs.entries.map { $0.count == 1 ? "1 run" : "\($0.count) runs" } ?? "reading"
        let path = PathText.tail(
            state.runs.path, columns: area.width / 2, ellipsis: appearance.glyphs.ellipsis)
        Panel("Runs in \(path)", note: count).draw(in: area, on: &grid, with: appearance)
        table(appearance).draw(in: room(area), on: &grid, with: appearance)
    }

    /// The place in the list of a row on the screen, for the mouse.
    func row(at position: Position, in area: Rect) -> Int? {
        table(state.appearance).row(at: position, in: room(area))
    }

    private func room(_ area: Rect) -> Rect { area.inset(horizontal: 2, vertical: 1) }

    private func table(_ appearance: Appearance) -> Table {
        let entries = state.runs.entries ?? []
        let columns = [
            TableColumn("", width: .fixed(1), priority: 9),
            TableColumn("run", width: .flexible(minimum: 16, weight: 2), priority: 8),
            TableColumn("state", width: .fixed(12), priority: 7),
            TableColumn("model", width: .fixed(10), priority: 3),
            TableColumn("epochs", width: .fixed(7), align: .trailing, priority: 5),
            TableColumn("best", width: .fixed(6), align: .trailing, priority: 6),
            TableColumn("active", width: .fixed(12), align: .trailing, priority: 4),
            TableColumn("data", width: .flexible(minimum: 12), priority: 2),
        ]
        return Table(
            columns: columns, rowCount: entries.count, selected: state.runs.selected,
            emptyText: state.runs.entries == nil ? "reading" : "no runs here"
        ) { index in cells(entries[index], appearance.glyphs) }
    }

    private func cells(_ entry: RunIndex.Entry, _ glyphs: GlyphSet) -> [StyledText] {
        let isOpen = entry.directory == state.run.directory
        let name = [
            StyledText(isOpen ? String(glyphs.pointer) : " ", .accent),
            StyledText(entry.directory.name, nil, .bold),
        ]
        switch entry.summary {
        case .failure(let error):
            return name + [StyledText("unreadable", .error)] + [StyledText(error.description, .muted)]
        case .success(let summary):
            let configuration = summary.configuration
            let best = summary.bestAccuracy.map { NumberText.percent($0) } ?? glyphs.noValue
            return name + [
                StateBadge.text(summary.state, glyphs), StyledText(configuration.model),
                StyledText("\(summary.epochsDone)/\(configuration.epochs)"),
                StyledText(best, .best), StyledText(age(summary.lastActive), .muted),
                StyledText(
                    PathText.tail(configuration.dataset, columns: 40, ellipsis: glyphs.ellipsis), .muted),
            ]
        }
    }

    private func age(_ time: Double) -> String {
        let seconds = max(0, state.now - time)
        return seconds < 5 ? "now" : DurationText.text(seconds) + " ago"
    }
}
