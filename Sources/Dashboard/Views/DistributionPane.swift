import RunStore
import TerminalUI

/// How the classes are distributed over the splits.
struct DistributionPane: Widget {
    let run: RunView

    func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let distribution = run.distribution
        let panel = Panel("Classes")
        guard !distribution.classes.isEmpty else {
            let text = Label.emptyState("no data yet", run.state.isLive ? "the engine is reading it" : "")
            return panel.draw(text, in: area, on: &grid, with: appearance)
        }
        let counts = { (split: Split) in
            distribution.classes.indices.map { distribution.count(of: $0, in: split) }
        }
        let chart = BarChart(
            categories: distribution.classes,
            series: [
                BarChart.Series("train", role: .train, counts: counts(.train)),
                BarChart.Series("test", role: .test, counts: counts(.test), monoFill: "▒"),
            ])
        panel.draw(in: area, on: &grid, with: appearance)
        chart.draw(in: area.inset(horizontal: 2, vertical: 1), on: &grid, with: appearance)
    }
}
