/// Zoom, cursor and scales of the charts.
extension DashboardState {
    /// The fewest steps that can be zoomed in to.
    private static let shortestSpan = 8.0

    /// The steps of the whole run so far.
    var wholeSpan: ClosedRange<Double> { 0...Double(max(1, run.step)) }

    /// The steps shown.
    var chartSpan: ClosedRange<Double> { charts.span ?? wholeSpan }

    /// Moves the cursor by a hundredth of what is shown; up and down by a tenth.
    mutating func moveReading(_ direction: Direction) {
        let span = chartSpan
        let isCoarse = direction == .up || direction == .down
        let length = span.upperBound - span.lowerBound
        let step = max(1, length * (isCoarse ? 0.1 : 0.01)) * Double(direction.step)
        let start = charts.cursor ?? span.upperBound
        charts.cursor = min(span.upperBound, max(span.lowerBound, (start + step).rounded()))
    }

    mutating func changeCharts(_ command: UserCommand) {
        switch command {
        case .zoomIn: zoom(by: 0.5)
        case .zoomOut: zoom(by: 2)
        case .nextSmoothing:
            let all = ChartsState.smoothings
            charts.smoothing = all[((all.firstIndex(of: charts.smoothing) ?? 0) + 1) % all.count]
        case .logarithmic: charts.isLogarithmic.toggle()
        default: charts.span = nil
        }
    }

    /// Changes the length of the span shown, with the cursor, else the end of the run, held in its place.
    private mutating func zoom(by factor: Double) {
        let (span, whole) = (chartSpan, wholeSpan)
        let length = (span.upperBound - span.lowerBound) * factor
        guard length < whole.upperBound else {
            charts.span = nil
            return
        }
        guard length >= Self.shortestSpan else { return }
        let centre = min(span.upperBound, max(span.lowerBound, charts.cursor ?? span.upperBound))
        let share = (centre - span.lowerBound) / (span.upperBound - span.lowerBound)
        let start = min(max(0, centre - length * share), whole.upperBound - length)
        charts.span = start...(start + length)
    }
}
