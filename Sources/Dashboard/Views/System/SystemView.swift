import RunStore
import TerminalUI

/// What the machine and the engine are busy with, and where a step's time goes.
struct SystemView: PanedView {
    let state: DashboardState

    func panes(in area: Rect) -> [PlacedPane] {
        if area.width >= 120 || area.height < 16 {
            let columns = area.columns(.flexible(), .flexible())
            let right = columns[1].rows(.flexible(), .flexible())
            return place(columns[0], right[0], right[1])
        }
        let rows = area.rows(.flexible(weight: 2), .flexible(weight: 3))
        let lower = rows[1].columns(.flexible(), .flexible())
        return place(rows[0], lower[0], lower[1])
    }

    func draw(_ pane: Pane, in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let isFocused = state.isFocused(pane)
        switch pane {
        case .processors:
            ProcessorsPane(system: state.system, isFocused: isFocused).draw(
                in: area, on: &grid, with: appearance)
        case .engine:
            EnginePane(state: state, isFocused: isFocused).draw(in: area, on: &grid, with: appearance)
        default:
            StepTimePane(run: state.run, isFocused: isFocused).draw(in: area, on: &grid, with: appearance)
        }
    }

    private func place(_ processors: Rect, _ engine: Rect, _ time: Rect) -> [PlacedPane] {
        [
            PlacedPane(pane: .processors, area: processors), PlacedPane(pane: .engine, area: engine),
            PlacedPane(pane: .time, area: time),
        ]
    }
}
