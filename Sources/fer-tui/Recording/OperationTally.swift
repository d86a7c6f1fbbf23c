import RunStore
import Training

/// Adds up, within an epoch, how long steps spend in each kind of operation, and says when that is worth writing down.
struct OperationTally {
    /// Seconds between two records.
    private static let interval = 1.0

    private var epoch = 0
    private var steps = 0
    private var seconds: [String: Double] = [:]
    private var lastRecord = -Double.infinity

    /// Takes a step in.
    ///
    /// - Returns: the sums so far, where they should be recorded: now and then, and after an epoch's last step.
    mutating func add(_ report: StepReport, now: Double) -> [OperationRecord]? {
        if report.epoch != epoch {
            epoch = report.epoch
            steps = 0
            seconds = [:]
        }
        steps += 1
        for time in report.operations { seconds[time.operation, default: 0] += time.seconds }
        guard now - lastRecord >= Self.interval || report.batch == report.stepsPerEpoch else { return nil }
        lastRecord = now
        return seconds.map { OperationRecord(operation: $0.key, steps: steps, seconds: $0.value) }
    }
}
