import RunStore
import TerminalUI

/// What the machine and the engine are busy with, and where a step's time goes.
struct SystemView: ScreenView {
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

    func widget(for pane: Pane) -> (any Widget)? {
        let isFocused = state.isFocused(pane)
        return switch pane {
        case .processors: ProcessorsPane(system: state.system, isFocused: isFocused)
        case .engine: EnginePane(state: state, isFocused: isFocused)
        case .operations: OperationsPane(operations: state.run.operations, isFocused: isFocused)
        case .time: StepTimePane(run: state.run, isFocused: isFocused)
        default: nil
        }
    }
}
