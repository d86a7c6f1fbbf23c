import TerminalUI

/// Every metric over the steps, one a pane, with one span and one cursor for all.
struct ChartsView: PanedView {
    /// What a pane needs to be worth drawing.
    private static let least = Size(width: 29, height: 8)
    private static let comfortable = Size(width: 48, height: 12)

    let state: DashboardState

    /// As many panes as have room, the most important first.
    func panes(in area: Rect) -> [PlacedPane] {
        let all = Pane.all(on: .charts)
        let columns = max(1, min(area.width / Self.least.width, area.width / Self.comfortable.width + 1, 3))
        let rows = max(1, min(all.count / columns, area.height / Self.least.height))
        let shown = all.prefix(columns * rows)
        let places = area.rows([Constraint](repeating: .flexible(), count: rows)).flatMap {
            $0.columns([Constraint](repeating: .flexible(), count: columns))
        }
        return zip(shown, places).map { PlacedPane(pane: $0, area: $1) }
    }

    func draw(_ pane: Pane, in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        guard let metric = ChartMetric(pane) else { return }
        let chart = MetricChart(state: state, metric: metric)
        // The frame's corners, the title's spaces and the note's.
        let room = area.width - CharacterWidth.columns(metric.title) - 9
        let panel = Panel(
            metric.title, note: chart.reading(columns: room),
            footnote: footnote(pane, chart.notFinite, width: area.width - 6),
            isFocused: state.isFocused(pane))
        panel.draw(chart.chart, in: area, on: &grid, with: appearance)
    }

    /// The step at a place of the screen, for the mouse.
    func step(at position: Position, in area: Rect) -> Double? {
        guard let placed = pane(at: position, in: area), let metric = ChartMetric(placed.pane) else {
            return nil
        }
        let chart = MetricChart(state: state, metric: metric).chart
        let inside = Panel(metric.title).interior(of: placed.area)
        guard let x = chart.x(at: position, in: inside, with: state.appearance) else { return nil }
        let perEpoch = Double(state.run.configuration.stepsPerEpoch)
        return state.charts.measure == .epochs && perEpoch > 0 ? x * perEpoch : x
    }

    /// What is no number, and in the first pane what has been set; the latter gives way.
    private func footnote(_ pane: Pane, _ notFinite: String, width: Int) -> String {
        let parts = [notFinite, isFirst(pane) ? settings : ""].filter { !$0.isEmpty }
        let whole = parts.joined(separator: " \(state.appearance.glyphs.separator) ")
        return CharacterWidth.columns(whole) <= width ? whole : parts.first ?? ""
    }

    private func isFirst(_ pane: Pane) -> Bool { pane == (state.zoomedPane ?? Pane.all(on: .charts).first) }

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
