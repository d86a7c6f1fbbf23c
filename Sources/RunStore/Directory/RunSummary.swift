/// A run in a list.
package struct RunSummary: Sendable, Equatable {
    package let directory: RunDirectory
    package let state: RunState
    package let configuration: RunConfiguration
    package let epochsDone: Int
    /// The best test accuracy so far, 0 to 1; nil before the first evaluation.
    package let bestAccuracy: Double?
    /// When the engine last gave a sign of life, or else when the run was made. Seconds since 1970.
    package let lastActive: Double

    /// - Throws: what opening a run throws.
    package init(_ directory: RunDirectory) throws(RunStoreError) {
        let reader = try RunReader(directory)
        self.directory = directory
        configuration = try reader.configuration()
        state = try reader.state()
        (epochsDone, bestAccuracy) = try reader.read { connection throws(RunStoreError) in
            try connection.first("SELECT count(*), max(test_accuracy) FROM epochs") {
                ($0.integer(0), $0.optionalNumber(1))
            } ?? (0, nil)
        }
        lastActive = try reader.heartbeat()?.wallTime ?? configuration.createdAt
    }
}
