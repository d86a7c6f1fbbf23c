import RunStore

/// How long a run will still take.
package enum RemainingTime {
    /// Steps of this session that pass before anything is said: the first ones are slow.
    static let warmUp = 5
    /// What an evaluation takes of a training step's time per image, where none has been measured yet: the
    /// forward pass is a third of the work.
    private static let evaluationShare = 1.0 / 3

    /// Seconds to the end of the last epoch's evaluation, without pauses; nil while warming up, and where the
    /// run is not under way.
    package static func seconds(_ run: RunView) -> Double? {
        guard run.state.isLive, run.state != .stalled, run.configuration.totalSteps > 0,
            let heartbeat = run.heartbeat
        else {
            return nil
        }
        let steps = run.steps.recent.filter { $0.step > heartbeat.sessionStep && $0.seconds.isFinite }
        guard steps.count >= warmUp else { return nil }
        let stepSeconds = steps.dropFirst(2).map(\.seconds).reduce(0, +) / Double(steps.count - 2)
        let remainingSteps = max(0, run.configuration.totalSteps - run.step)
        return Double(remainingSteps) * stepSeconds + evaluations(run, heartbeat, stepSeconds)
    }

    private static func evaluations(_ run: RunView, _ heartbeat: Heartbeat, _ stepSeconds: Double) -> Double {
        let measured = run.epochs.last?.evaluationSeconds
        let images = Double(run.distribution.total(of: .test))
        let guessed = images * stepSeconds / Double(max(1, run.configuration.batchSize)) * evaluationShare
        let each = measured.flatMap { $0.isFinite ? $0 : nil } ?? guessed
        var remaining = Double(max(0, run.configuration.epochs - (run.epochs.last?.epoch ?? 0)))
        if heartbeat.phase == .evaluating, heartbeat.phaseTotal > 0 {
            remaining -= min(1, Double(heartbeat.phaseDone) / Double(heartbeat.phaseTotal))
        }
        return max(0, remaining) * each
    }
}
