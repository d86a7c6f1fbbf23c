/// What is known of the machine while the system screen is shown.
package struct SystemState: Sendable, Equatable {
    /// Seconds between two measurements.
    static let interval = 1.0
    /// Measurements that are kept: five minutes.
    private static let capacity = 300

    package private(set) var machine: MachineUsage?
    /// The share of all processors in use, 0 to 1, oldest first.
    package private(set) var processorHistory: [Double] = []
    /// When the machine was last measured; seconds since 1970.
    package var measuredAt = 0.0

    mutating func receive(_ usage: MachineUsage) {
        machine = usage
        guard let mean = usage.meanProcessor else { return }
        processorHistory = (processorHistory + [mean]).suffix(Self.capacity)
    }
}
