import RunStore
import TerminalUI

/// The open run beside the marked ones, or beside the selected one: figures, and the settings that differ.
struct RunComparisonPane: Widget {
    /// Columns that a run's values need.
    private static let valueWidth = 12

    let state: DashboardState
    var isFocused = false

    func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        if case .failure(let error) = selected?.summary {
            let panel = Panel("This run cannot be read", isFocused: isFocused)
            panel.draw(in: area, on: &grid, with: appearance)
            let inside = area.inset(horizontal: 2, vertical: 1)
            let lines = TextWrapping.wrap(error.description, columns: inside.width).map {
                StyledText($0, .error)
            }
            return Label(lines).draw(in: inside, on: &grid, with: appearance)
        }
        let runs = runs
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

    private var selected: RunIndex.Entry? {
        guard let entries = state.runs.entries, entries.indices.contains(state.runs.selected) else {
            return nil
        }
        return entries[state.runs.selected]
    }

    /// The open run first.
    private var runs: [RunSummary] {
        let entries = state.runs.entries ?? []
        let selected = selected.map { [$0.directory] } ?? []
        let wanted = [state.run.directory] + (state.runs.marked.isEmpty ? selected : state.runs.marked)
        var seen: Set<RunDirectory> = []
        return wanted.filter { seen.insert($0).inserted }.compactMap { directory in
            entries.first { $0.directory == directory }.flatMap { try? $0.summary.get() }
        }
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
        // Of one run alone, everything; of several, what differs and how they do.
        let rest = runs.count > 1 ? [] : differences.common
        let rows = differences.settings + differences.figures + rest
        return Table(columns: columns, rowCount: rows.count) { index in
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
