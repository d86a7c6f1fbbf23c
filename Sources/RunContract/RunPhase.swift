/// What the engine says that it is doing. The raw values are those of the run's record.
package enum RunPhase: String, Sendable, CaseIterable {
    case starting, training, evaluating, paused
    /// Every epoch is done.
    case finished
    /// Ended by a command before the last epoch.
    case stopped
    case failed

    /// A Boolean value that indicates whether the engine does nothing after it.
    package var isFinal: Bool { self == .finished || self == .stopped || self == .failed }
}
