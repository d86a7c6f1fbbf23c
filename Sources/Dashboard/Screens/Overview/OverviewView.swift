import RunStore
import TerminalUI

/// The whole run at a glance.
struct OverviewView: ScreenView {
    /// Rows that a chart needs to be worth drawing.
    private static let chartHeight = 7

    /// Columns that the classes need to be worth drawing.
    private static let classesWidth = 24

    let state: DashboardState

    private var run: RunView { state.run }

    func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let banner = TroubleBanner(state: state)
        let place = bannerPlace(in: area)
        if !place.isEmpty { banner.draw(in: place, on: &grid, with: appearance) }
        drawPanes(in: area, on: &grid, with: appearance)
    }

    func visiblePanes(in area: Rect) -> [PlacedPane] {
        guard let zoomed = state.zoomedPane else { return panes(in: area) }
        return [PlacedPane(pane: zoomed, area: body(of: area))]
    }

    func panes(in area: Rect) -> [PlacedPane] {
        let body = body(of: area)
        let cells = MatrixPane.Cells(classes: max(8, run.classes.count), in: body)
        let hasCharts = body.height >= cells.height + Self.chartHeight
        let rows = body.rows(.flexible(), .fixed(hasCharts ? cells.height : body.height), priorities: [0, 1])
        let charts = hasCharts ? rows[0].columns(.flexible(), .flexible()) : []
        return zip([Pane.loss, .accuracy], charts).map { PlacedPane(pane: $0, area: $1) }
            + evaluationPanes(in: rows[1], cells)
    }

    func widget(for pane: Pane) -> (any Widget)? {
        let isFocused = state.isFocused(pane)
        return switch pane {
        case .loss: LossPane(run: run, isFocused: isFocused)
        case .accuracy: AccuracyPane(run: run, isFocused: isFocused)
        case .confusion: MatrixPane(state: state, cursor: nil, isFocused: isFocused)
        case .classes: DistributionPane(run: run, isFocused: isFocused)
        case .settings: RunPane(state: state, isFocused: isFocused)
        default: nil
        }
    }

    private func bannerPlace(in area: Rect) -> Rect {
        let wanted = TroubleBanner(state: state).isNeeded ? min(9, max(area.height / 3, area.height - 12)) : 0
        return area.rows(.fixed(wanted), .flexible())[0]
    }

    private func body(of area: Rect) -> Rect {
        area.rows(.fixed(bannerPlace(in: area).height), .flexible())[1]
    }

    /// The matrix, the classes, and where there is room what the run is and what has happened.
    private func evaluationPanes(in area: Rect, _ cells: MatrixPane.Cells) -> [PlacedPane] {
        // Too little room beside the matrix for the classes is the matrix's.
        let matrixWidth = area.width - cells.width < Self.classesWidth ? area.width : cells.width
        let rest = area.width - matrixWidth
        let sideWidth = rest >= 96 ? min(56, rest * 2 / 5) : 0
        let parts = area.columns(.fixed(matrixWidth), .flexible(), .fixed(sideWidth), priorities: [2, 0, 1])
        var panes = [PlacedPane(pane: .confusion, area: parts[0])]
        if parts[1].width >= Self.classesWidth { panes.append(PlacedPane(pane: .classes, area: parts[1])) }
        if sideWidth > 0 { panes.append(PlacedPane(pane: .settings, area: parts[2])) }
        return panes
    }
}
