import TerminalUI

/// How busy each processor is.
struct ProcessorsPane: Widget {
    /// Columns that a processor's bar needs with its name and number.
    private static let barWidth = 20

    let system: SystemState
    var isFocused = false

    func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let processors = system.machine?.processors ?? []
        let mean = system.machine?.meanProcessor.map { NumberText.percent($0, decimals: 0) } ?? ""
        let panel = Panel("Processors", note: mean, footnote: load, isFocused: isFocused)
        guard !processors.isEmpty else {
            let text = Label.emptyState("measuring", "a figure needs two looks, a second apart")
            return panel.draw(text, in: area, on: &grid, with: appearance)
        }
        panel.draw(in: area, on: &grid, with: appearance)
        let inside = area.inset(horizontal: 2, vertical: 1)
        let most = max(1, (inside.width + 2) / (Self.barWidth + 2))
        let rows = (processors.count + most - 1) / most
        guard rows <= inside.height else {
            return drawBlocks(processors, in: inside, on: &grid, with: appearance)
        }
        // The time before takes what one bar a line would leave, else all that is over.
        let bars = max(rows, min(processors.count, inside.height - 4))
        let parts = inside.rows(.fixed(bars), .fixed(1), .flexible(), priorities: [2, 0, 1])
        drawBars(processors, rows: max(1, parts[0].height), in: parts[0], on: &grid, with: appearance)
        let height = min(parts[2].height, 8)
        let room = Rect(
            x: parts[2].x, y: parts[2].maxY - height, width: parts[2].width, height: height)
        Sparkline(values: system.processorHistory, role: .accent, range: 0...1)
            .draw(in: room, on: &grid, with: appearance)
    }

    private var load: String {
        guard let load = system.machine?.load, load.count == 3 else { return "" }
        return "load " + load.map { NumberText.fixed($0, decimals: 2) }.joined(separator: " ")
    }

    /// One bar a processor, column by column.
    private func drawBars(
        _ processors: [Double], rows: Int, in area: Rect, on grid: inout CellGrid,
        with appearance: Appearance
    ) {
        let count = (processors.count + rows - 1) / rows
        let columns = area.columns([Constraint](repeating: .flexible(), count: count), gap: 2)
        for (column, room) in columns.enumerated() {
            let places = processors.indices.dropFirst(column * rows).prefix(rows)
            let lines = places.map { place in
                FactLine(
                    name: "\(place)", value: NumberText.percent(processors[place], decimals: 0),
                    fraction: processors[place], role: Self.role(processors[place]))
            }
            FactLine.draw(lines, in: room, on: &grid, with: appearance)
        }
    }

    /// One cell a processor, where there are too many for bars.
    private func drawBlocks(
        _ processors: [Double], in area: Rect, on grid: inout CellGrid, with appearance: Appearance
    ) {
        let bars = appearance.glyphs.verticalEighths
        for (place, value) in processors.enumerated().prefix(area.width * area.height) {
            let level = Int((min(1, max(0, value)) * 7).rounded())
            grid.put(
                bars[level], column: area.x + place % area.width, row: area.y + place / area.width,
                style: appearance.style(Self.role(value)))
        }
    }

    private static func role(_ share: Double) -> ThemeRole {
        share >= 0.9 ? .warning : share >= 0.05 ? .accent : .muted
    }
}
