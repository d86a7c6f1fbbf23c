package import RunStore

/// The steps of a run in bounded memory: curves of the whole run, and the latest steps one by one.
package struct StepHistory: Sendable {
    /// Enough for a steady throughput.
    static let recentCount = 256

    package private(set) var loss = StepCurve()
    package private(set) var accuracy = StepCurve()
    package private(set) var learningRate = StepCurve()
    package private(set) var imagesPerSecond = StepCurve()
    /// The latest steps, oldest first.
    package private(set) var recent: [StepRecord] = []

    /// The last step in the curves.
    private(set) var lastRead = 0

    package init() {}

    package var last: StepRecord? { recent.last }

    package mutating func append(_ steps: [StepRecord]) {
        for step in steps {
            loss.append(step: step.step, value: step.loss)
            accuracy.append(step: step.step, value: step.accuracy)
            learningRate.append(step: step.step, value: step.learningRate)
            imagesPerSecond.append(step: step.step, value: step.imagesPerSecond)
        }
        lastRead = steps.last?.step ?? lastRead
        let newest = recent.last?.step ?? 0
        show(latest: recent + steps.suffix(Self.recentCount).filter { $0.step > newest })
    }

    /// Sets the latest steps while the curves are still being read.
    mutating func show(latest steps: [StepRecord]) { recent = Array(steps.suffix(Self.recentCount)) }
}
