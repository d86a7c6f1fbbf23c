import RunStore
import TerminalUI

/// How the classes are distributed over the splits.
struct DistributionPane: Widget {
    let run: RunView

    /// Told apart without colour too.
    private static let testFill: (unicode: Character, ascii: Character) = ("▒", "=")

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
        let glyphs = appearance.glyphs
        let testFill = glyphs.isUnicode ? Self.testFill.unicode : Self.testFill.ascii
        let chart = BarChart(
            categories: distribution.classes,
            series: [
                BarChart.Series("train", role: .train, counts: counts(.train), monoFill: glyphs.fullBlock),
                BarChart.Series("test", role: .test, counts: counts(.test), monoFill: testFill),
            ])
        panel.draw(in: area, on: &grid, with: appearance)
        let inside = area.inset(horizontal: 1, vertical: 1)
        // Air on both sides where the numbers can spare it.
        let right = inside.width >= 44 ? 1 : 0
        let room = Rect(x: inside.x + 1, y: inside.y, width: inside.width - 1 - right, height: inside.height)
        chart.draw(in: room, on: &grid, with: appearance)
    }
}
