package import RunStore

/// What the user has set on the charts screen, and what has been read for it.
package struct ChartsState: Sendable, Equatable {
    /// The weights of the moving average that a key walks through; 0 shows the raw values alone.
    package static let smoothings = [0, 0.6, 0.9, 0.98]
    /// The most steps that a zoomed view reads one by one.
    static let detailSteps = 4096

    /// What the horizontal axis counts.
    package enum Measure: String, Sendable, CaseIterable {
        case steps, epochs
    }

    /// The part of the run that is shown; nil for all of it.
    package var window: ChartWindow?
    /// The step whose values are read out.
    package var cursor: Double?
    package var smoothing = 0.9
    package var isLogarithmic = false
    package var measure = Measure.steps
    /// Whether the paper's figures are drawn too.
    package var showsPaper = false
    /// The steps of the view one by one, where the run's own curve has only summaries of them.
    package var detail: StepDetail?
    /// What has been asked for and not yet answered.
    package var asked: ClosedRange<Int>?
    /// The step under the cursor as it was recorded.
    package var reading: StepRecord?

    /// Keeps what the user likes and drops what was of one run.
    mutating func forgetRun() {
        (window, cursor, detail, asked, reading) = (nil, nil, nil, nil, nil)
    }
}

/// A part of a run's steps.
package struct ChartWindow: Sendable, Equatable {
    package var length: Double
    /// The last step shown; nil follows the newest.
    package var end: Double?

    /// The steps shown of a run.
    func span(in whole: ClosedRange<Double>) -> ClosedRange<Double> {
        let last = min(whole.upperBound, max(whole.lowerBound + length, end ?? whole.upperBound))
        return max(whole.lowerBound, last - length)...last
    }
}

/// Steps as they were recorded, one by one.
package struct StepDetail: Sendable, Equatable {
    package var range: ClosedRange<Int>
    package var steps: [StepRecord]

    package init(range: ClosedRange<Int>, steps: [StepRecord]) {
        self.range = range
        self.steps = steps
    }

    /// The step nearest to one; nil without any.
    func step(nearest step: Double) -> StepRecord? {
        steps.min { abs(Double($0.step) - step) < abs(Double($1.step) - step) }
    }
}
