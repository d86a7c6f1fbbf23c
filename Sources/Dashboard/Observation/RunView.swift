package import RunContract
package import RunStore

/// A snapshot of everything that the dashboard shows of a run.
package struct RunView: Sendable {
    package var directory: RunDirectory
    package var configuration: RunConfiguration
    package var state: RunState = .starting
    package var heartbeat: Heartbeat?
    package var distribution = ClassDistribution(classes: [], counts: [:])
    /// How often the sampler drew each class for the latest epoch; empty if that is not known.
    package var draws: [Int] = []
    /// Where the steps of the latest epoch spend their time, the longest first; empty if that is not known.
    package var operations: [OperationRecord] = []
    package var epochs: [EpochRecord] = []
    package var steps = StepHistory()
    /// The split that judges epochs.
    package var judging = Split.test
    /// That split's matrix of every evaluated epoch.
    package var confusion: [Int: ConfusionMatrix] = [:]
    /// The test split's matrices in a run whose epochs a validation split judges.
    package var tests: [Int: ConfusionMatrix] = [:]
    /// The epochs that have predictions: the best and the last.
    package var predictedEpochs: [Int] = []
    package var checkpoints: [CheckpointRecord] = []
    /// The latest events, oldest first.
    package var events: [EventRecord] = []
    package var unreadableCount = 0
    package var usage: ProcessUsage?
    /// The end of `engine.log`.
    package var log = LogLines()
    /// Why the run cannot be read; nil if it can.
    package var problem: String?
    /// The time of the snapshot in seconds since 1970.
    package var time: Double

    package init(directory: RunDirectory, configuration: RunConfiguration, time: Double) {
        self.directory = directory
        self.configuration = configuration
        self.time = time
    }

    package var classes: [String] { distribution.classes }

    /// The best epoch by the run's criterion, the first of equals.
    package var bestEpoch: EpochRecord? { epochs.best(by: configuration.bestBy) }

    /// Steps of the whole run so far.
    package var step: Int { max(heartbeat?.step ?? 0, steps.last?.step ?? 0) }

    /// The completed share of training, 0 to 1; nil until the data has been read.
    package var fraction: Double? {
        if state == .finished { return 1 }
        let total = configuration.totalSteps
        return total > 0 ? min(1, Double(step) / Double(total)) : nil
    }
}
