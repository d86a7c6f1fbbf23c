/// Draws one curve as dots.
struct CurveTracer {
    let frame: ChartFrame
    let series: ChartSeries

    /// A vertex of the drawn line, in dots from the top left.
    private struct Vertex: Equatable {
        let x: Int
        let y: Int
    }

    /// Dots drawn, and dots from the start of one dash to that of the next.
    private static let dash = (drawn: 4, period: 6)
    /// The same of a dotted line.
    private static let dots = (drawn: 1, period: 4)

    /// Draws the curve.
    ///
    /// - Returns: The plot's columns that hold values that are not finite.
    func trace(on canvas: inout DotCanvas) -> Set<Int> {
        let yAxis = frame.chart.yAxis
        let columns = Downsampling.columns(
            visiblePlaces, range: frame.xPlaces, columns: canvas.dotsX, isShown: { yAxis.place($0) != nil }
        )
        let dotsPerColumn = DotCanvas.dotsPerCell(canvas.glyphs).x
        var marked: Set<Int> = []
        var previous: Vertex?
        var phase = 0
        var lone: Vertex?
        for (x, column) in columns.enumerated() {
            if column.notFinite > 0 {
                marked.insert(x / dotsPerColumn)
                if column.points.isEmpty { endRun(&lone, &previous, on: &canvas) }
            }
            for point in column.points {
                let vertex = Vertex(x: x, y: dot(point.y, canvas))
                line(from: previous ?? vertex, to: vertex, phase: &phase, on: &canvas)
                lone = previous == nil ? vertex : nil
                previous = vertex
            }
        }
        endRun(&lone, &previous, on: &canvas)
        return marked
    }

    /// Ends a line; one of a single point is marked, a dot would hardly be seen.
    private func endRun(_ lone: inout Vertex?, _ previous: inout Vertex?, on canvas: inout DotCanvas) {
        if let lone, canvas.glyphs.isUnicode {
            let glyphs = canvas.glyphs
            canvas.mark(series.pointMark(glyphs), x: lone.x, y: lone.y)
        }
        lone = nil
        previous = nil
    }

    /// The points inside the chart's span and their neighbors on its edges, with x as places on the axis.
    private var visiblePlaces: [DataPoint] {
        let axis = frame.chart.xAxis
        let places = series.points.compactMap { point in
            axis.place(point.x).map { DataPoint(x: $0, y: point.y) }
        }
        let range = frame.xPlaces
        guard let first = places.firstIndex(where: { $0.x >= range.lowerBound }),
            let last = places.lastIndex(where: { $0.x <= range.upperBound })
        else { return [] }
        var shown = first <= last ? Array(places[first...last]) : []
        if first > 0, let edge = crossing(places[first - 1], places[first], at: range.lowerBound) {
            shown.insert(edge, at: 0)
        }
        if last + 1 < places.count, let edge = crossing(places[last], places[last + 1], at: range.upperBound)
        {
            shown.append(edge)
        }
        return shown
    }

    /// Where the line between two points meets an x between them; nil if there is none.
    private func crossing(_ left: DataPoint, _ right: DataPoint, at x: Double) -> DataPoint? {
        guard left.y.isFinite, right.y.isFinite, left.x < right.x, left.x < x, x < right.x else { return nil }
        return DataPoint(x: x, y: left.y + (right.y - left.y) * (x - left.x) / (right.x - left.x))
    }

    /// The dot of a value from the top; what lies beyond the plot keeps within a plot's height of it.
    private func dot(_ value: Double, _ canvas: DotCanvas) -> Int {
        let fraction = frame.chart.yAxis.place(value).map(frame.vertical) ?? 0
        return Int((min(2, max(-1, fraction)) * Double(canvas.dotsY - 1)).rounded())
    }

    private func line(from start: Vertex, to end: Vertex, phase: inout Int, on canvas: inout DotCanvas) {
        let length = max(abs(end.x - start.x), abs(end.y - start.y))
        let isSteep = abs(end.y - start.y) >= Self.dash.period
        // ASCII has a symbol for each curve instead.
        let isSolid = series.stroke == .solid || (series.stroke == .dashed && !canvas.glyphs.isUnicode)
        let pattern = series.stroke == .dotted ? Self.dots : Self.dash
        for step in (start == end ? 0 : 1)..<(length + 1) {
            let fraction = length == 0 ? 0 : Double(step) / Double(length)
            let x = start.x + Int((Double(end.x - start.x) * fraction).rounded())
            let y = start.y + Int((Double(end.y - start.y) * fraction).rounded())
            phase += 1
            let isDrawn = isSolid || phase % pattern.period < pattern.drawn
            let isExtreme = series.stroke != .dotted && step == length && (isSteep || length == 0)
            if isDrawn || isExtreme {
                canvas.set(x: x, y: y, role: series.role, symbol: series.symbol, isFaint: series.isFaint)
            }
        }
    }
}
