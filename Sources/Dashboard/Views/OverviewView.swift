import RunStore
import TerminalUI

/// The whole run at a glance.
struct OverviewView: Widget {
    /// Rows that a chart needs to be worth drawing.
    private static let chartHeight = 7

    /// Columns that the classes need to be worth drawing.
    private static let classesWidth = 24

    let state: DashboardState

    private var run: RunView { state.run }

    func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let banner = TroubleBanner(state: state)
        let bannerHeight = banner.isNeeded ? min(9, max(area.height / 3, area.height - 12)) : 0
        let parts = area.rows(.fixed(bannerHeight), .flexible())
        if bannerHeight > 0 { banner.draw(in: parts[0], on: &grid, with: appearance) }
        let body = parts[1]
        let cells = MatrixPane.Cells(classes: max(8, run.classes.count), in: body)
        let hasCharts = body.height >= cells.height + Self.chartHeight
        let rows = body.rows(.flexible(), .fixed(hasCharts ? cells.height : body.height), priorities: [0, 1])
        if hasCharts { drawCharts(in: rows[0], on: &grid, with: appearance) }
        drawEvaluation(in: rows[1], cells, on: &grid, with: appearance)
    }

    private func drawCharts(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let panes = area.columns(.flexible(), .flexible())
        let curves = EpochCurves(run: run)
        let star = appearance.glyphs.best
        let lowest = EpochCurves.lowestTestLoss(run).map {
            "\(star) \(NumberText.fixed($0.testLoss, decimals: 3)) at epoch \($0.epoch)"
        }
        Panel("Loss", note: lowest ?? "").draw(curves.loss, in: panes[0], on: &grid, with: appearance)
        let best = run.bestEpoch.map {
            "\(star) \(NumberText.percent($0.testAccuracy)) at epoch \($0.epoch)"
        }
        Panel("Accuracy", note: best ?? "").draw(curves.accuracy, in: panes[1], on: &grid, with: appearance)
    }

    /// The matrix, the classes, and where there is room what the run is and what has happened.
    private func drawEvaluation(
        in area: Rect, _ cells: MatrixPane.Cells, on grid: inout CellGrid, with appearance: Appearance
    ) {
        // Too little room beside the matrix for the classes is the matrix's.
        let matrixWidth = area.width - cells.width < Self.classesWidth ? area.width : cells.width
        let rest = area.width - matrixWidth
        let sideWidth = rest >= 96 ? min(56, rest * 2 / 5) : 0
        let panes = area.columns(.fixed(matrixWidth), .flexible(), .fixed(sideWidth), priorities: [2, 0, 1])
        MatrixPane(state: state, cursor: nil).draw(in: panes[0], on: &grid, with: appearance)
        if panes[1].width >= Self.classesWidth {
            DistributionPane(run: run).draw(in: panes[1], on: &grid, with: appearance)
        }
        if sideWidth > 0 { RunPane(state: state).draw(in: panes[2], on: &grid, with: appearance) }
    }
}
