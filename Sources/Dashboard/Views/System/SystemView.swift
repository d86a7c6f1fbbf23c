import RunStore
import TerminalUI

/// What the machine and the engine are busy with, and where a step's time goes.
struct SystemView: PanedView {
    let state: DashboardState

    /// Rows that four panes need to say anything; of fewer, the operations leave theirs to the others, and are seen
    /// alone (`z`).
    private static let heightOfAll = 16

    func panes(in area: Rect) -> [PlacedPane] {
        let columns = area.columns(.flexible(), .flexible())
        let right = columns[1].rows(.flexible(), .flexible())
        guard area.height >= Self.heightOfAll else {
            return zip([.processors, .engine, .time], [columns[0], right[0], right[1]])
                .map { PlacedPane(pane: $0, area: $1) }
        }
        let left = columns[0].rows(.flexible(weight: 2), .flexible(weight: 3))
        return zip([.processors, .engine, .time, .operations], [left[0], right[0], right[1], left[1]])
            .map { PlacedPane(pane: $0, area: $1) }
    }

    func draw(_ pane: Pane, in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let isFocused = state.isFocused(pane)
        switch pane {
        case .processors:
            ProcessorsPane(system: state.system, isFocused: isFocused).draw(
                in: area, on: &grid, with: appearance)
        case .engine:
            EnginePane(state: state, isFocused: isFocused).draw(in: area, on: &grid, with: appearance)
        case .operations:
            OperationsPane(operations: state.run.operations, isFocused: isFocused).draw(
                in: area, on: &grid, with: appearance)
        default:
            StepTimePane(run: state.run, isFocused: isFocused).draw(in: area, on: &grid, with: appearance)
        }
    }
}
