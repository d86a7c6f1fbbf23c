package import RunStore

/// The steps of a run as a viewer keeps them: curves of the whole run, and the latest steps one by one.
package struct StepHistory: Sendable {
    /// Enough for a steady throughput.
    static let recentCount = 256

    package private(set) var loss = StepCurve()
    package private(set) var accuracy = StepCurve()
    package private(set) var learningRate = StepCurve()
    package private(set) var imagesPerSecond = StepCurve()
    /// The latest steps, oldest first.
    package private(set) var recent: [StepRecord] = []

    package init() {}

    package var last: StepRecord? { recent.last }

    package mutating func append(_ steps: [StepRecord]) {
        for step in steps {
            loss.append(step: step.step, value: step.loss)
            accuracy.append(step: step.step, value: step.accuracy)
            learningRate.append(step: step.step, value: step.learningRate)
            imagesPerSecond.append(step: step.step, value: step.imagesPerSecond)
        }
        recent = Array((recent + steps.suffix(Self.recentCount)).suffix(Self.recentCount))
    }
}
