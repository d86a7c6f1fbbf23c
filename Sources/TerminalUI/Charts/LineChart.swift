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
    /// Faint lines at these values of x, thinned where they would stand too close: epochs among steps.
    package var boundaries: [Double] = []
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
        let parts = parts(of: area, appearance)
        guard let frame = ChartFrame(self, in: parts.plot) else {
            Label.emptyState(emptyText).draw(in: area, on: &grid, with: appearance)
            return
        }
        if !parts.legend.isEmpty { drawLegend(in: parts.legend, on: &grid, with: appearance) }
        frame.drawAxes(on: &grid, with: appearance)
        frame.drawBoundaries(boundaries, on: &grid, with: appearance)
        if let cursor { frame.drawCursor(cursor, on: &grid, with: appearance) }
        drawCurves(frame, on: &grid, with: appearance)
        for series in series { drawPoints(of: series, frame, on: &grid, with: appearance) }
        if let best { frame.drawMark(best, appearance.glyphs.best, .best, on: &grid, with: appearance) }
    }

    /// The value of x at a place of the screen, for the mouse; nil outside the plot.
    package func x(at position: Position, in area: Rect, with appearance: Appearance) -> Double? {
        guard let frame = ChartFrame(self, in: parts(of: area, appearance).plot),
            frame.plot.contains(position)
        else {
            return nil
        }
        return frame.x(atColumn: position.column - frame.plot.x)
    }

    private func parts(of area: Rect, _ appearance: Appearance) -> (legend: Rect, plot: Rect) {
        let parts = area.rows(.fixed(legendRows(in: area, appearance)), .flexible())
        return (parts[0], parts[1])
    }

    /// Marks the points of curves of few, and puts a curve's label at its end.
    private func drawPoints(
        of series: ChartSeries, _ frame: ChartFrame, on grid: inout CellGrid, with appearance: Appearance
    ) {
        if series.marksPoints {
            let mark = series.pointMark(appearance.glyphs)
            for point in series.points {
                frame.drawMark(point, mark, series.role, on: &grid, with: appearance)
            }
        }
        guard let label = series.label,
            let end = series.points.last(where: { frame.isShown($0) })
        else { return }
        frame.drawMark(end, label, series.role, on: &grid, with: appearance)
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
