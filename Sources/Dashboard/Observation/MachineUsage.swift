/// What the whole machine is busy with.
package struct MachineUsage: Sendable, Equatable {
    /// The share of each processor in use, 0 to 1; empty until two measurements are there.
    package var processors: [Double]
    package var memoryBytes: Int?
    package var availableBytes: Int?
    /// Runnable processes on average over 1, 5 and 15 minutes.
    package var load: [Double]

    package init(
        processors: [Double] = [], memoryBytes: Int? = nil, availableBytes: Int? = nil, load: [Double] = []
    ) {
        self.processors = processors
        self.memoryBytes = memoryBytes
        self.availableBytes = availableBytes
        self.load = load
    }

    /// The mean over all processors; nil while unknown.
    package var meanProcessor: Double? {
        processors.isEmpty ? nil : processors.reduce(0, +) / Double(processors.count)
    }
}
