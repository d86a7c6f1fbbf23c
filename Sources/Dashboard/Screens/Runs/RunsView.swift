import RunStore
import TerminalUI

/// The runs of the directory, newest first, and how those that are looked at differ.
struct RunsView: ScreenView {
    /// Rows that a comparison needs to be worth drawing, and columns to stand beside the list.
    private static let comparisonHeight = 8
    private static let sideBySideWidth = 170

    let state: DashboardState

    func panes(in area: Rect) -> [PlacedPane] {
        let list = (state.runs.entries?.count ?? 0) + 3
        if area.width >= Self.sideBySideWidth {
            let columns = area.columns(.flexible(), .fixed(area.width * 2 / 5))
            return [
                PlacedPane(pane: .runs, area: columns[0]), PlacedPane(pane: .comparison, area: columns[1]),
            ]
        }
        let least = max(list, 6)
        let rest = max(area.height - least, area.height / 2)
        guard area.height >= 6 + Self.comparisonHeight else { return [PlacedPane(pane: .runs, area: area)] }
        let rows = area.rows(.flexible(), .fixed(max(Self.comparisonHeight, rest)))
        return [PlacedPane(pane: .runs, area: rows[0]), PlacedPane(pane: .comparison, area: rows[1])]
    }

    func widget(for pane: Pane) -> (any Widget)? {
        let isFocused = state.isFocused(pane)
        return switch pane {
        case .runs: RunListPane(state: state, isFocused: isFocused)
        case .comparison: RunComparisonPane(state: state, isFocused: isFocused)
        default: nil
        }
    }

    /// The place in the list of a row on the screen, for the mouse.
    func row(at position: Position, in area: Rect) -> Int? {
        guard let placed = visiblePanes(in: area).first(where: { $0.pane == .runs }) else { return nil }
        let room = RunListPane.room(placed.area)
        return RunsTable(state: state).table(width: room.width).row(at: position, in: room)
    }
}

/// The list of runs in its frame.
struct RunListPane: Widget {
    let state: DashboardState
    let isFocused: Bool

    func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let path = PathText.tail(
            state.runs.path, columns: area.width / 2, ellipsis: appearance.glyphs.ellipsis)
        let marked = state.runs.marked.isEmpty ? "" : "\(state.runs.marked.count) marked"
        let panel = Panel("Runs in \(path)", note: count, footnote: marked, isFocused: isFocused)
        panel.draw(in: area, on: &grid, with: appearance)
        let room = Self.room(area)
        RunsTable(state: state).table(width: room.width).draw(in: room, on: &grid, with: appearance)
    }

    /// The list's place in the pane.
    static func room(_ area: Rect) -> Rect { area.inset(horizontal: 2, vertical: 1) }

    private var count: String {
        guard let entries = state.runs.entries else { return "reading" }
        let runs = entries.count == 1 ? "1 run" : "\(entries.count) runs"
        let live = entries.count { (try? $0.summary.get().state.isLive) == true }
        return live > 0 ? "\(runs), \(live) live" : runs
    }
}
