import RunStore
import TerminalUI

/// Zoom, cursor and scales of the charts.
extension DashboardState {
    /// The fewest steps that can be zoomed in to.
    private static let shortestSpan = 8.0

    /// The steps of the whole run so far, and those that the other curves on the charts reach to.
    var wholeSpan: ClosedRange<Double> {
        let perEpoch = Double(run.configuration.stepsPerEpoch)
        var last = Double(max(1, run.step))
        if charts.showsPaper { last = max(last, Double(PaperFigures.epochs) * perEpoch) }
        for other in overlaidRuns { last = max(last, other.chartSteps(asStepsOf: run, charts.measure)) }
        return 0...last
    }

    /// The steps shown.
    var chartSpan: ClosedRange<Double> { charts.window?.span(in: wholeSpan) ?? wholeSpan }

    /// Moves the cursor by a hundredth of what is shown; up and down by a tenth. At the view's edge the view
    /// moves on.
    mutating func moveReading(_ direction: Direction) -> [DashboardAction] {
        let span = chartSpan
        let isCoarse = direction == .up || direction == .down
        let length = span.upperBound - span.lowerBound
        let step = max(1, length * (isCoarse ? 0.1 : 0.01)) * Double(direction.step)
        let start = charts.cursor ?? min(span.upperBound, Double(max(1, run.step)))
        return read(at: start + step)
    }

    /// Puts the cursor on a step, which the view then shows.
    mutating func read(at step: Double) -> [DashboardAction] {
        let whole = wholeSpan
        // Steps count from one.
        let place = min(whole.upperBound, max(1, step.rounded()))
        charts.cursor = place
        let span = chartSpan
        if var window = charts.window, !span.contains(place) {
            window.end = place < span.lowerBound ? place + window.length : place
            charts.window = window
        }
        return readShownSteps()
    }

    mutating func nextSmoothing() {
        let all = ChartsState.smoothings
        charts.smoothing = all[((all.firstIndex(of: charts.smoothing) ?? 0) + 1) % all.count]
        say(charts.smoothing == 0 ? "raw values" : "smoothing \(NumberText.short(charts.smoothing))")
    }

    mutating func togglePaper() {
        guard run.configuration.stepsPerEpoch > 0 else {
            say("the paper's epochs have no place before the data has been read", .warning)
            return
        }
        charts.showsPaper.toggle()
        say(
            charts.showsPaper
                ? "the paper's first and last figures, a straight guide between" : "without the paper")
    }

    /// Changes the part of the run that is shown, and has read what that needs.
    mutating func changeSpan(_ change: (inout DashboardState) -> Void) -> [DashboardAction] {
        change(&self)
        return readShownSteps()
    }

    /// Changes the length of the span shown, with a step of it, by default the cursor, else the end of the run,
    /// held in its place.
    mutating func zoom(by factor: Double, around step: Double? = nil) {
        let (span, whole) = (chartSpan, wholeSpan)
        let length = (span.upperBound - span.lowerBound) * factor
        guard length < whole.upperBound else {
            charts.window = nil
            return
        }
        guard length >= Self.shortestSpan else { return }
        guard let held = step ?? charts.cursor else {
            charts.window = ChartWindow(length: length, end: charts.window?.end)
            return
        }
        let center = min(span.upperBound, max(span.lowerBound, held))
        let share = (center - span.lowerBound) / (span.upperBound - span.lowerBound)
        let start = min(max(0, center - length * share), whole.upperBound - length)
        setWindow(length: length, end: start + length)
    }

    mutating func pan(by share: Double) {
        guard charts.window != nil else {
            say("zoom in first: the whole run is shown", .warning)
            return
        }
        let span = chartSpan
        let length = span.upperBound - span.lowerBound
        setWindow(length: length, end: max(length, span.upperBound + share * length))
    }

    /// A view that reaches the newest step follows it.
    private mutating func setWindow(length: Double, end: Double) {
        let last = wholeSpan.upperBound
        charts.window = ChartWindow(length: length, end: end >= last - 0.5 ? nil : end)
    }

    /// Asks for the steps of a close view and for the one under the cursor, where the curve of a long run has
    /// only summaries of them.
    mutating func readShownSteps() -> [DashboardAction] {
        guard screen == .charts, !run.steps.loss.isExact else { return [] }
        var actions: [DashboardAction] = []
        if let cursor = charts.cursor, charts.detail?.range.contains(Int(cursor)) != true,
            charts.reading?.step != Int(cursor)
        {
            actions.append(.readSteps(Int(cursor)...Int(cursor)))
        }
        return actions + readDetail()
    }

    private mutating func readDetail() -> [DashboardAction] {
        let span = chartSpan
        let length = Int(span.upperBound - span.lowerBound)
        guard charts.window != nil, length <= ChartsState.detailSteps else {
            charts.detail = nil
            return []
        }
        // The moving average needs what comes before.
        let first = Int(span.lowerBound)
        let shown = first...max(first, Int(min(span.upperBound, Double(max(1, run.step))).rounded(.up)))
        if let detail = charts.detail, detail.range.contains(shown.lowerBound),
            detail.range.contains(shown.upperBound)
        {
            return []
        }
        let asked = max(0, first - length / 2)...shown.upperBound
        guard charts.asked != asked else { return [] }
        charts.asked = asked
        return [.readSteps(asked)]
    }

    /// Takes in steps that were asked for.
    mutating func receive(_ range: ClosedRange<Int>, _ steps: [StepRecord]) {
        if range.count == 1, range != charts.asked {
            charts.reading = steps.first
        } else if range == charts.asked {
            charts.asked = nil
            charts.detail = StepDetail(range: range, steps: steps)
        }
    }
}
