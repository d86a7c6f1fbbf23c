import RunStore
import TerminalUI

/// The list of runs as a table.
struct RunsTable {
    /// Columns of a sparkline.
    private static let sparkWidth = 16

    let state: DashboardState

    private var glyphs: GlyphSet { state.appearance.glyphs }

    func table(width: Int) -> Table {
        let entries = state.runs.entries ?? []
        return Table(
            columns: columns(width), rowCount: entries.count, selected: state.runs.selected,
            emptyText: state.runs.entries == nil ? "reading" : "no runs here"
        ) { index in cells(entries[index]) }
    }

    private func columns(_ width: Int) -> [TableColumn] {
        // Names matter more than the last columns, but not more than state and best.
        let nameWidth = width >= 90 ? 28 : 16
        return [
            TableColumn("", width: .fixed(2), priority: 19),
            TableColumn("run", width: .flexible(minimum: nameWidth, weight: 2), priority: 18),
            TableColumn("state", width: .fixed(12), priority: 17),
            TableColumn("epochs", width: .fixed(7), align: .trailing, priority: 15),
            TableColumn("best", width: .fixed(6), align: .trailing, priority: 16),
            TableColumn("at", width: .fixed(4), align: .trailing, priority: 11),
            TableColumn("loss", width: .fixed(6), align: .trailing, priority: 12),
            TableColumn("accuracy", width: .fixed(Self.sparkWidth), priority: 13),
            TableColumn("model", width: .fixed(10), priority: 10),
            TableColumn("active", width: .fixed(12), align: .trailing, priority: 14),
            TableColumn("data", width: .flexible(minimum: 12), priority: 9),
        ]
    }

    private func cells(_ entry: RunIndex.Entry) -> [StyledText] {
        let isOpen = entry.directory == state.run.directory
        let mark = state.mark(of: entry.directory)
        let start =
            StyledText(isOpen ? String(glyphs.pointer) : " ", .accent)
            + StyledText(mark.map(String.init) ?? " ", role(of: entry.directory), .bold)
        let name = [start, StyledText(entry.directory.name, nil, .bold)]
        switch entry.summary {
        case .failure(let error):
            // The list is of one folder: the reason says more than the path before it.
            let path = entry.directory.path + ": "
            let reason =
                error.description.hasPrefix(path)
                ? String(error.description.dropFirst(path.count)) : error.description
            return name + [StyledText("unreadable", .error), StyledText(reason, .muted)]
        case .success(let summary): return name + cells(summary)
        }
    }

    private func cells(_ summary: RunSummary) -> [StyledText] {
        let configuration = summary.configuration
        let best = summary.bestAccuracy.map { NumberText.percent($0) } ?? glyphs.noValue
        let bestEpoch = summary.bestEpoch.map { "\($0.epoch)" } ?? glyphs.noValue
        let loss = summary.lowestLoss.map { NumberText.fixed($0, decimals: 3) } ?? glyphs.noValue
        let data = PathText.tail(configuration.dataset, columns: 40, ellipsis: glyphs.ellipsis)
        return [
            StateBadge.text(summary.state, glyphs),
            StyledText("\(summary.epochsDone)/\(configuration.epochs)"), StyledText(best, .best),
            StyledText(bestEpoch, .muted), StyledText(loss),
            StyledText(sparkline(summary.epochs.map(\.evaluationAccuracy)), .test),
            StyledText(configuration.model), StyledText(age(summary.lastActive), .muted),
            StyledText(data, .muted),
        ]
    }

    private func role(of directory: RunDirectory) -> ThemeRole {
        let place = state.runs.marked.firstIndex(of: directory) ?? 0
        return MetricChart.otherRoles[place % MetricChart.otherRoles.count]
    }

    /// The test accuracy of the epochs, of many the highest of neighbors.
    private func sparkline(_ values: [Double]) -> String {
        let groups = max(1, (values.count + Self.sparkWidth - 1) / Self.sparkWidth)
        let shown = stride(from: 0, to: values.count, by: groups).map { start in
            values[start..<min(values.count, start + groups)].filter { !$0.isNaN }.max() ?? .nan
        }
        return Sparkline.text(shown, glyphs)
    }

    private func age(_ time: Double) -> String {
        let seconds = max(0, state.now - time)
        return seconds < 5 ? "now" : DurationText.text(seconds) + " ago"
    }
}
