import Foundation
import TerminalUI

/// A theme as it looks: a curve of each split, bars, states and a heatmap.
struct ThemePreview {
    private static let size = Size(width: 78, height: 9)

    let theme: Theme
    let depth: ColorDepth

    var text: String {
        // Without colour there is nothing to tell themes apart by but their names.
        guard depth.hasColor else { return "\(theme.name): \(theme.summary)\n" }
        let appearance = Appearance(theme: theme, glyphs: .braille, depth: depth)
        var grid = CellGrid(size: Self.size, style: appearance.ground)
        let columns = grid.bounds.columns(.fixed(30), .fixed(26), .flexible())
        let panel = Panel(theme.name, footnote: theme.summary, isFocused: true)
        panel.draw(in: grid.bounds, on: &grid, with: appearance)
        chart.draw(in: columns[0].inset(horizontal: 1, vertical: 1), on: &grid, with: appearance)
        drawRoles(in: columns[1].inset(horizontal: 1, vertical: 1), on: &grid, with: appearance)
        heatmap.draw(in: columns[2].inset(horizontal: 1, vertical: 1), on: &grid, with: appearance)
        return grid.text(depth: depth)
    }

    private var chart: LineChart {
        let points = { (start: Double, end: Double) in
            (0...12).map { DataPoint(x: Double($0), y: end + (start - end) * exp(-Double($0) / 3)) }
        }
        return LineChart(
            series: [.train(points(2, 0.4)), .test(points(1.8, 0.7))],
            xAxis: ChartAxis("epoch", isInteger: true), best: DataPoint(x: 12, y: points(1.8, 0.7)[12].y))
    }

    private func drawRoles(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let lines: [StyledText] = [
            StyledText("title ", .title, .bold) + StyledText("text ") + StyledText("muted", .muted),
            StyledText("accent ", .accent, .bold)
                + StyledText("best \(appearance.glyphs.best)", .best, .bold),
            StyledText("good ", .good, .bold) + StyledText("warning ", .warning, .bold)
                + StyledText("error", .error, .bold),
        ]
        Label(lines).draw(in: area, on: &grid, with: appearance)
        let selected = area.row(3)
        grid.fill(selected, style: appearance.selection.over(appearance.ground))
        grid.write("selected", in: selected, style: appearance.selection)
        for (row, role) in [ThemeRole.train, .test].enumerated() {
            grid.drawBar(0.8 - 0.3 * Double(row), in: area.row(4 + row), role: role, with: appearance)
        }
        for (place, role) in ThemeRole.series.enumerated() {
            grid.write(
                " ━━", column: area.x + 3 * place, row: area.y + 6, style: appearance.style(role), clip: area)
        }
    }

    private var heatmap: ConfusionHeatmap {
        ConfusionHeatmap(
            classes: ["happy", "sad", "fear"], counts: [[9, 1, 0], [2, 7, 1], [1, 3, 4]],
            cursor: .init(row: 1, column: 1))
    }
}
