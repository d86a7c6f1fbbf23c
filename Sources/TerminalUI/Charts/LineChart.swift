/// Curves over a common horizontal axis, with round ticks, a legend, a marker at the best point and a cursor.
///
/// Curves with more points than the chart has columns keep every spike: each column shows the lowest and the
/// highest of its points. NaN and infinite values are marked at the top of their column and counted in the
/// legend.
package struct LineChart: Widget, Sendable {
    package var series: [ChartSeries]
    package var xAxis: ChartAxis
    package var yAxis: ChartAxis
    /// Marked with a star.
    package var best: DataPoint?
    /// A line at this x; the legend then shows the values there.
    package var cursor: Double?
    package var hasLegend: Bool
    /// Shown where there is nothing to draw.
    package var emptyText: String

    package init(
        series: [ChartSeries], xAxis: ChartAxis = ChartAxis(), yAxis: ChartAxis = ChartAxis(),
        best: DataPoint? = nil, cursor: Double? = nil, hasLegend: Bool = true,
        emptyText: String = "no values yet"
    ) {
        self.series = series
        self.xAxis = xAxis
        self.yAxis = yAxis
        self.best = best
        self.cursor = cursor
        self.hasLegend = hasLegend
        self.emptyText = emptyText
    }

    package func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        guard !area.isEmpty else { return }
        let legendRows = hasLegend && area.height >= 4 && series.contains { !$0.points.isEmpty } ? 1 : 0
        let parts = area.rows(.fixed(legendRows), .flexible())
        guard let frame = ChartFrame(self, in: parts[1]) else {
            Label.emptyState(emptyText).draw(in: area, on: &grid, with: appearance)
            return
        }
        if legendRows > 0 { drawLegend(in: parts[0], on: &grid, with: appearance) }
        frame.drawAxes(on: &grid, with: appearance)
        if let cursor { frame.drawCursor(cursor, on: &grid, with: appearance) }
        drawCurves(frame, on: &grid, with: appearance)
        if let best { frame.drawMark(best, on: &grid, with: appearance) }
    }

    private func drawCurves(_ frame: ChartFrame, on grid: inout CellGrid, with appearance: Appearance) {
        var canvas = DotCanvas(area: frame.plot, glyphs: appearance.glyphs)
        var notFiniteColumns: Set<Int> = []
        for series in series {
            let columns = CurveTracer(frame: frame, series: series).trace(on: &canvas)
            notFiniteColumns.formUnion(columns)
        }
        canvas.draw(on: &grid, with: appearance)
        for column in notFiniteColumns {
            grid.put(
                appearance.glyphs.notFinite, column: frame.plot.x + column, row: frame.plot.y,
                style: appearance.style(.error).bold, clip: frame.plot
            )
        }
    }
}
