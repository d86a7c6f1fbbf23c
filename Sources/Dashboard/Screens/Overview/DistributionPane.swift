import RunContract
import RunStore
import TerminalUI

/// The distribution of classes in each split.
struct DistributionPane: Widget {
    let run: RunView
    var isFocused = false

    /// Distinguishable without color.
    private static let testFill: (unicode: Character, ascii: Character) = ("▒", "=")

    /// Whether the sampler draws classes otherwise than they come; a last batch of one image is always left out.
    private func samplesDiffer(from counts: [Int]) -> Bool {
        run.draws.count == counts.count && zip(run.draws, counts).contains { abs($0 - $1) > 1 }
    }

    func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let distribution = run.distribution
        let trainCounts = distribution.classes.indices.map { distribution.count(of: $0, in: .train) }
        let hasValidation = distribution.total(of: .validation) > 0
        let showsDraws = samplesDiffer(from: trainCounts)
        // A small pane has no room for a legend.
        let title =
            showsDraws ? "Classes: train, drawn, \(hasValidation ? "validation, " : "")test" : "Classes"
        let panel = Panel(title, isFocused: isFocused)
        guard !distribution.classes.isEmpty else {
            let text = Label.emptyState("no data yet", run.state.isLive ? "the engine is reading it" : "")
            return panel.draw(text, in: area, on: &grid, with: appearance)
        }
        guard Split.allCases.contains(where: { distribution.total(of: $0) > 0 }) else {
            let text = Label.emptyState("counting the faces")
            return panel.draw(text, in: area, on: &grid, with: appearance)
        }
        let testCounts = distribution.classes.indices.map { distribution.count(of: $0, in: .test) }
        let glyphs = appearance.glyphs
        let testFill = glyphs.isUnicode ? Self.testFill.unicode : Self.testFill.ascii
        var series = [
            BarChart.Series("train", role: .train, counts: trainCounts, monoFill: glyphs.fullBlock),
            BarChart.Series("test", role: .test, counts: testCounts, monoFill: testFill),
        ]
        if hasValidation {
            let counts = distribution.classes.indices.map { distribution.count(of: $0, in: .validation) }
            series.insert(BarChart.Series("validation", role: .series2, counts: counts, monoFill: "+"), at: 1)
        }
        if showsDraws {
            series.insert(BarChart.Series("drawn", role: .series1, counts: run.draws, monoFill: "%"), at: 1)
        }
        let chart = BarChart(categories: distribution.classes, series: series)
        panel.draw(in: area, on: &grid, with: appearance)
        let inside = area.inset(horizontal: 1, vertical: 1)
        // Air on both sides where the numbers can spare it.
        let right = inside.width >= 44 ? 1 : 0
        let room = Rect(x: inside.x + 1, y: inside.y, width: inside.width - 1 - right, height: inside.height)
        chart.draw(in: room, on: &grid, with: appearance)
    }
}
