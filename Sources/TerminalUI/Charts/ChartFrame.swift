/// A chart's geometry: where its axes and its plot lie, and where values fall in the plot.
struct ChartFrame {
    let chart: LineChart
    /// The cells inside the axes.
    let plot: Rect
    let xPlaces: ClosedRange<Double>
    let yPlaces: ClosedRange<Double>
    private let xTicks: AxisTicks
    private let yTicks: AxisTicks
    private let hasXAxis: Bool
    private let hasYAxis: Bool

    /// Nil if the chart has no point that could be drawn.
    init?(_ chart: LineChart, in area: Rect) {
        let points = chart.series.lazy.flatMap(\.points)
        guard !area.isEmpty,
            let xPlaces = chart.xAxis.places(of: points.map(\.x), isPadded: false),
            let yPlaces = chart.yAxis.places(of: Self.visible(points, chart.xAxis, xPlaces), isPadded: true)
                ?? (chart.series.contains { !$0.points.isEmpty } ? 0...1 : nil)
        else { return nil }
        self.chart = chart
        self.xPlaces = xPlaces
        self.yPlaces = yPlaces
        hasXAxis = area.height >= 5
        let plotHeight = area.height - (hasXAxis ? 2 : 0)
        yTicks = chart.yAxis.ticks(yPlaces, limit: max(2, (plotHeight + 2) / 3))
        let labelWidth = yTicks.labels.map(\.count).max() ?? 0
        hasYAxis = area.width >= labelWidth + 10
        let left = hasYAxis ? labelWidth + 2 : 0
        plot = Rect(x: area.x + left, y: area.y, width: area.width - left, height: plotHeight)
        let longest = chart.xAxis.ticks(xPlaces, limit: 2).labels.map(\.count).max() ?? 1
        xTicks = chart.xAxis.ticks(xPlaces, limit: max(2, plot.width / (longest + 5)))
    }

    /// The heights of the points inside the shown span of x.
    private static func visible(
        _ points: some Sequence<DataPoint>, _ axis: ChartAxis, _ places: ClosedRange<Double>
    ) -> some Sequence<Double> {
        points.lazy.filter { point in axis.place(point.x).map(places.contains) ?? false }.map(\.y)
    }

    /// A place on the horizontal axis as a fraction of the plot, 0 left to 1 right.
    func horizontal(_ place: Double) -> Double {
        (place - xPlaces.lowerBound) / (xPlaces.upperBound - xPlaces.lowerBound)
    }

    /// A place on the vertical axis as a fraction of the plot, 0 at the top to 1 at the bottom.
    func vertical(_ place: Double) -> Double {
        (yPlaces.upperBound - place) / (yPlaces.upperBound - yPlaces.lowerBound)
    }

    /// The plot's column at a place; nil outside.
    func column(_ place: Double) -> Int? { Self.index(horizontal(place), plot.width) }

    /// The plot's row at a place; nil outside.
    func row(_ place: Double) -> Int? { Self.index(vertical(place), plot.height) }

    private static func index(_ fraction: Double, _ count: Int) -> Int? {
        guard count > 0, fraction >= -1e-9, fraction <= 1 + 1e-9 else { return nil }
        return min(count - 1, Int(max(0, fraction) * Double(count)))
    }

    func drawAxes(on grid: inout CellGrid, with appearance: Appearance) {
        drawGridLines(on: &grid, with: appearance)
        if hasYAxis { drawVerticalAxis(on: &grid, with: appearance) }
        if hasXAxis { drawHorizontalAxis(on: &grid, with: appearance) }
    }

    private func drawGridLines(on grid: inout CellGrid, with appearance: Appearance) {
        guard appearance.depth.hasFineColor, appearance.glyphs.isUnicode else { return }
        for value in yTicks.values {
            guard let row = row(value) else { continue }
            grid.drawHorizontal("┈", in: plot.row(row), style: appearance.style(.grid))
        }
    }

    private func drawVerticalAxis(on grid: inout CellGrid, with appearance: Appearance) {
        let unicode = appearance.glyphs.isUnicode
        let style = appearance.style(.border)
        let line = Rect(x: plot.x - 1, y: plot.y, width: 1, height: plot.height)
        grid.drawVertical(unicode ? "│" : "|", in: line, style: style)
        for (value, label) in zip(yTicks.values, yTicks.labels) {
            guard let row = row(value) else { continue }
            grid.put(unicode ? "┤" : "+", column: line.x, row: plot.y + row, style: style)
            let start = line.x - 1 - label.count
            grid.write(label, column: start, row: plot.y + row, style: appearance.style(.muted))
        }
    }

    private func drawHorizontalAxis(on grid: inout CellGrid, with appearance: Appearance) {
        let unicode = appearance.glyphs.isUnicode
        let style = appearance.style(.border)
        let muted = appearance.style(.muted)
        let line = Rect(x: plot.x, y: plot.maxY, width: plot.width, height: 1)
        grid.drawHorizontal(unicode ? "─" : "-", in: line, style: style)
        if hasYAxis { grid.put(unicode ? "└" : "+", column: line.x - 1, row: line.y, style: style) }
        var free = plot.x
        let titleStart = plot.maxX - CharacterWidth.columns(chart.xAxis.title)
        for (value, label) in zip(xTicks.values, xTicks.labels) {
            guard let column = column(value) else { continue }
            grid.put(unicode ? "┬" : "+", column: plot.x + column, row: line.y, style: style)
            let start = min(plot.maxX - label.count, max(plot.x, plot.x + column - label.count / 2))
            guard start >= free, start + label.count <= plot.maxX else { continue }
            free = grid.write(label, column: start, row: line.y + 1, style: muted, clip: labelRow) + 1
        }
        if titleStart > free {
            grid.write(chart.xAxis.title, column: titleStart, row: line.y + 1, style: muted)
        }
    }

    private var labelRow: Rect { Rect(x: plot.x, y: plot.maxY + 1, width: plot.width, height: 1) }

    func drawCursor(_ x: Double, on grid: inout CellGrid, with appearance: Appearance) {
        guard let place = chart.xAxis.place(x), let column = column(place) else { return }
        let line = Rect(x: plot.x + column, y: plot.y, width: 1, height: plot.height)
        grid.drawVertical(appearance.glyphs.isUnicode ? "┊" : ":", in: line, style: appearance.style(.accent))
    }

    func drawMark(
        _ point: DataPoint, _ mark: Character, _ role: ThemeRole, on grid: inout CellGrid,
        with appearance: Appearance
    ) {
        guard let x = chart.xAxis.place(point.x), let y = chart.yAxis.place(point.y), let column = column(x),
            let row = row(y)
        else { return }
        grid.put(
            mark, column: plot.x + column, row: plot.y + row, style: appearance.style(role).bold)
    }

    /// Whether a point lies in the plot.
    func isShown(_ point: DataPoint) -> Bool {
        guard let x = chart.xAxis.place(point.x), let y = chart.yAxis.place(point.y) else { return false }
        return column(x) != nil && row(y) != nil
    }

    /// The value of x in the middle of a column of the plot.
    func x(atColumn column: Int) -> Double {
        let place =
            xPlaces.lowerBound
            + (xPlaces.upperBound - xPlaces.lowerBound) * (Double(column) + 0.5) / Double(max(1, plot.width))
        return chart.xAxis.value(ofPlace: place)
    }

    /// Draws lines at values of x, each so far from the next that the curves stay in front.
    func drawBoundaries(_ values: [Double], on grid: inout CellGrid, with appearance: Appearance) {
        let unicode = appearance.glyphs.isUnicode
        let columns = values.compactMap { chart.xAxis.place($0).flatMap(column) }
        guard let first = columns.first, let last = columns.last, columns.count <= plot.width * 64 else {
            return
        }
        let distance = Double(last - first) / Double(max(1, columns.count - 1))
        let least = Double(Self.boundaryDistance)
        let stride = distance >= least ? 1 : Int(AxisTicks.roundStep(atLeast: least / max(distance, 1e-3)))
        for (index, column) in columns.enumerated() where (index + 1).isMultiple(of: stride) && column > 0 {
            if appearance.depth.hasFineColor {
                let line = Rect(x: plot.x + column, y: plot.y, width: 1, height: plot.height)
                grid.drawVertical(unicode ? "╎" : ":", in: line, style: appearance.style(.grid))
            }
            if hasXAxis {
                let style = appearance.style(.border)
                let isTick = grid[plot.x + column, plot.maxY].character == (unicode ? "┬" : "+")
                let mark: Character = unicode ? (isTick ? "┼" : "┴") : (isTick ? "+" : "'")
                grid.put(mark, column: plot.x + column, row: plot.maxY, style: style)
            }
        }
    }

    /// Columns from one boundary to the next, at least.
    private static let boundaryDistance = 6
}
