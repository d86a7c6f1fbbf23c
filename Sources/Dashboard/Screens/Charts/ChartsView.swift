import TerminalUI

/// Every metric over the steps, one a pane, with one span and one cursor for all.
struct ChartsView: ScreenView {
    /// What a pane needs to be worth drawing.
    private static let least = Size(width: 29, height: 8)
    private static let comfortable = Size(width: 48, height: 12)

    let state: DashboardState

    /// As many panes as have room, the most important first.
    func panes(in area: Rect) -> [PlacedPane] {
        let all = ChartMetric.all.map(\.pane)
        let columns = max(1, min(area.width / Self.least.width, area.width / Self.comfortable.width + 1, 3))
        let rows = max(1, min(all.count / columns, area.height / Self.least.height))
        let shown = all.prefix(columns * rows)
        let places = area.rows([Constraint](repeating: .flexible(), count: rows)).flatMap {
            $0.columns([Constraint](repeating: .flexible(), count: columns))
        }
        return zip(shown, places).map { PlacedPane(pane: $0, area: $1) }
    }

    func widget(for pane: Pane) -> (any Widget)? {
        metric(pane).map {
            MetricPane(
                chart: MetricChart(state: state, metric: $0), settings: isFirst(pane) ? settings : "",
                isFocused: state.isFocused(pane))
        }
    }

    private func metric(_ pane: Pane) -> ChartMetric? { ChartMetric.all.first { $0.pane == pane } }

    /// The step at a place of the screen, for the mouse.
    func step(at position: Position, in area: Rect) -> Double? {
        guard let placed = pane(at: position, in: area), let metric = metric(placed.pane) else {
            return nil
        }
        let chart = MetricChart(state: state, metric: metric).chart
        let inside = Panel(metric.title).interior(of: placed.area)
        guard let x = chart.x(at: position, in: inside, with: state.appearance) else { return nil }
        let perEpoch = Double(state.run.configuration.stepsPerEpoch)
        return state.charts.measure == .epochs && perEpoch > 0 ? x * perEpoch : x
    }

    private func isFirst(_ pane: Pane) -> Bool { pane == (state.zoomedPane ?? ChartMetric.all.first?.pane) }

    /// What has been set, in a few words.
    private var settings: String {
        let charts = state.charts
        var parts: [String] = []
        if charts.smoothing > 0 { parts.append("smooth \(NumberText.short(charts.smoothing))") }
        if charts.isLogarithmic { parts.append("log") }
        if let window = charts.window {
            let span = state.chartSpan
            let steps =
                "\(NumberText.grouped(Int(span.lowerBound)))-\(NumberText.grouped(Int(span.upperBound)))"
            parts.append("steps \(steps)" + (window.end == nil ? ", following" : ""))
        }
        return parts.joined(separator: " \(state.appearance.glyphs.separator) ")
    }
}

/// The chart of one metric in its frame.
struct MetricPane: Widget {
    let chart: MetricChart
    /// What has been set, in a few words; empty if another pane says it.
    let settings: String
    let isFocused: Bool

    func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let title = chart.metric.title
        // The frame's corners, the title's spaces and the note's.
        let room = area.width - CharacterWidth.columns(title) - 9
        let panel = Panel(
            title, note: chart.reading(columns: room),
            footnote: footnote(width: area.width - 6, appearance.glyphs), isFocused: isFocused)
        panel.draw(chart.chart, in: area, on: &grid, with: appearance)
    }

    /// What is no number, and what has been set; the latter gives way.
    private func footnote(width: Int, _ glyphs: GlyphSet) -> String {
        let parts = [chart.notFinite, settings].filter { !$0.isEmpty }
        let whole = parts.joined(separator: " \(glyphs.separator) ")
        return CharacterWidth.columns(whole) <= width ? whole : parts.first ?? ""
    }
}
