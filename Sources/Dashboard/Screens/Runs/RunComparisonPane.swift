import RunStore
import TerminalUI

/// The open run beside the marked ones, or beside the selected one: figures, and the settings that differ.
struct RunComparisonPane: Widget {
    /// Columns that a run's values need.
    private static let valueWidth = 12

    let state: DashboardState
    var isFocused = false

    func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        if case .failure(let error) = state.selectedEntry?.summary {
            let panel = Panel("This run cannot be read", isFocused: isFocused)
            panel.draw(in: area, on: &grid, with: appearance)
            let inside = area.inset(horizontal: 2, vertical: 1)
            let lines = TextWrapping.wrap(error.description, columns: inside.width).map {
                StyledText($0, .error)
            }
            return Label(lines).draw(in: inside, on: &grid, with: appearance)
        }
        let runs = state.comparedRuns
        let differences = RunDifferences(runs, appearance.glyphs)
        let count = differences.settings.count
        let note = runs.count > 1 ? "\(count) of \(count + differences.common.count) settings differ" : ""
        let panel = Panel(title(runs), note: note, isFocused: isFocused)
        guard !runs.isEmpty else {
            let text = Label.emptyState("nothing to compare", "Space marks runs")
            return panel.draw(text, in: area, on: &grid, with: appearance)
        }
        panel.draw(in: area, on: &grid, with: appearance)
        table(runs, differences, appearance.glyphs).draw(
            in: area.inset(horizontal: 2, vertical: 1), on: &grid, with: appearance)
    }

    private func title(_ runs: [RunSummary]) -> String {
        runs.count > 1 ? "How \(runs.count) runs differ" : "This run"
    }

    private func table(_ runs: [RunSummary], _ differences: RunDifferences, _ glyphs: GlyphSet) -> Table {
        let columns =
            [TableColumn("", width: .fixed(15), priority: runs.count + 1)]
            + runs.enumerated().map { place, run in
                TableColumn(
                    title(of: run, glyphs), width: .flexible(minimum: Self.valueWidth),
                    priority: runs.count - place)
            }
        let rows = differences.rows
        let line = isFocused ? min(state.runs.comparisonLine, rows.count - 1) : nil
        return Table(columns: columns, rowCount: rows.count, selected: line) { index in
            let isSetting = index < differences.settings.count
            return [StyledText(rows[index].name, .muted)]
                + rows[index].values.map { StyledText(Self.short($0, glyphs), nil, isSetting ? .bold : []) }
        }
    }

    private func title(of run: RunSummary, _ glyphs: GlyphSet) -> String {
        let mark = state.mark(of: run.directory).map { "\($0) " } ?? ""
        let open = run.directory == state.run.directory ? "\(glyphs.pointer) " : ""
        return open + mark + run.directory.name
    }

    /// Paths say the most at their end.
    private static func short(_ value: String, _ glyphs: GlyphSet) -> String {
        value.hasPrefix("/") ? PathText.tail(value, columns: 28, ellipsis: glyphs.ellipsis) : value
    }
}
