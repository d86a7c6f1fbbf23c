/// A run in a list.
package struct RunSummary: Sendable, Equatable {
    package let directory: RunDirectory
    package let state: RunState
    package let configuration: RunConfiguration
    /// The epochs, oldest first.
    package let epochs: [EpochRecord]
    /// When the engine last gave a sign of life, or else when the run was made. Seconds since 1970.
    package let lastActive: Double

    /// The best epoch by the run's criterion, the first of equals.
    package var bestEpoch: EpochRecord? { epochs.best(by: configuration.bestBy) }

    /// The lowest loss on the split that judges epochs.
    package var lowestLoss: Double? { epochs.map(\.evaluationLoss).filter(\.isFinite).min() }

    package var epochsDone: Int { epochs.count }

    /// The accuracy of the best epoch, 0 to 1; nil before the first evaluation.
    package var bestAccuracy: Double? { bestEpoch?.evaluationAccuracy }

    package init(
        directory: RunDirectory, state: RunState, configuration: RunConfiguration, epochs: [EpochRecord],
        lastActive: Double
    ) {
        self.directory = directory
        self.state = state
        self.configuration = configuration
        self.epochs = epochs
        self.lastActive = lastActive
    }

    /// - Throws: what opening a run throws.
    package init(_ directory: RunDirectory) throws(RunStoreError) {
        let reader = try RunReader(directory)
        self.directory = directory
        configuration = try reader.configuration()
        state = try reader.state()
        epochs = try reader.epochs()
        lastActive = try reader.heartbeat()?.wallTime ?? configuration.createdAt
    }
}
