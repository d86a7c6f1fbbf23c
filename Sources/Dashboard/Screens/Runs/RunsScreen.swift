import Foundation
import RunStore
import TerminalUI

extension Screen {
    package static let runs = Screen(RunsScreen())
}

/// The runs beside the open one, to be opened and compared.
struct RunsScreen: ScreenContent {
    let title = "Runs"
    let panes: [Pane] = [.runs, .comparison]
    let search: (any ScreenSearch)? = RunSearch()
    let commands: [KeyCommand] = [
        .action([.enter], "open", "open the run", rank: 6) { state, _ in state.openSelectedRun() },
        .action(" ", "mark", "mark the run for the charts and the comparison, or take its mark away", rank: 6)
        {
            $0.markSelectedRun()
        },
        .action("x", "unmark", "take all marks away, or bring them back", rank: 4) { $0.unmarkRuns() },
        .action("r", "refresh", "read the list again") { $0.listRuns() },
    ]

    func view(of state: DashboardState) -> any ScreenView { RunsView(state: state) }

    func open(in state: inout DashboardState) -> [DashboardAction] { state.listRuns() }

    func refresh(in state: inout DashboardState) -> [DashboardAction] {
        state.now - state.runs.listedAt >= RunsState.refreshInterval ? state.listRuns() : []
    }

    func move(by places: Int, in state: inout DashboardState) -> [DashboardAction] {
        if state.isFocused(.comparison) {
            let lines = RunDifferences(state.comparedRuns, state.appearance.glyphs).rows.count
            state.runs.comparisonLine = DashboardState.clamped(
                state.runs.comparisonLine + places, count: lines)
        } else {
            state.runs.selected = DashboardState.clamped(
                state.runs.selected + places, count: state.runs.entries?.count ?? 0)
        }
        return []
    }

    func click(
        _ position: Position, in area: Rect, isDouble: Bool, state: inout DashboardState
    ) -> [DashboardAction] {
        let view = RunsView(state: state)
        guard let row = view.row(at: position, in: area) else {
            return focusPane(of: view, at: position, in: area, isDouble: isDouble, state: &state)
        }
        state.runs.selected = row
        return isDouble ? state.openSelectedRun() : []
    }
}

extension Pane {
    static let runs = Pane("runs")
    static let comparison = Pane("comparison")
}

/// The search through the list's names, models and data.
struct RunSearch: MatchSearch {
    var screen: Screen { .runs }

    func range(in state: DashboardState) -> Range<Int> { 0..<(state.runs.entries?.count ?? 0) }
    func current(in state: DashboardState) -> Int? { state.runs.selected }

    func isMatch(_ place: Int, in state: DashboardState) -> Bool {
        state.runs.entries?[place].matches(text(in: state)) == true
    }

    func place(in state: DashboardState) -> SearchOrigin {
        var origin = SearchOrigin()
        origin.place = state.runs.selected
        return origin
    }

    func go(to place: Int, in state: inout DashboardState) { state.runs.selected = place }
    func go(backTo origin: SearchOrigin, in state: inout DashboardState) {
        state.runs.selected = origin.place
    }
}

extension RunIndex.Entry {
    /// Whether a text occurs in what the list shows of the run, in any case.
    func matches(_ text: String) -> Bool {
        var fields = [directory.name]
        if case .success(let summary) = summary {
            fields += [summary.state.rawValue, summary.configuration.model, summary.configuration.dataset]
        }
        return fields.contains { $0.range(of: text, options: .caseInsensitive) != nil }
    }
}
