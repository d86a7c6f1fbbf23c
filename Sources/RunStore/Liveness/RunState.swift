import RunContract

/// The state of a run, as a viewer shows it.
package enum RunState: String, Sendable, CaseIterable {
    case starting, training, evaluating, paused
    /// Every epoch done.
    case finished
    /// Ended by a stop command before its last epoch; can be resumed.
    case stopped
    /// Ended by an error that the engine could still write down.
    case failed
    /// The engine lives but has given no sign of life for a while.
    case stalled
    /// The engine is gone without a last word.
    case crashed

    /// How long an engine may be silent before it counts as stalled, in seconds.
    package static let patience = 10.0

    /// Judges a heartbeat.
    ///
    /// - Parameters:
    ///   - createdAt: when the run was made; a new run has no heartbeat until its engine has started.
    ///   - isAlive: whether the heartbeat's process still runs.
    ///   - now: seconds since 1970.
    package init(heartbeat: Heartbeat?, createdAt: Double, isAlive: Bool, now: Double) {
        guard let heartbeat else {
            self = now - createdAt > Self.patience ? .crashed : .starting
            return
        }
        switch heartbeat.phase {
        case .finished: self = .finished
        case .stopped: self = .stopped
        case .failed: self = .failed
        case _ where !isAlive: self = .crashed
        case _ where now - heartbeat.wallTime > Self.patience: self = .stalled
        case .starting: self = .starting
        case .training: self = .training
        case .evaluating: self = .evaluating
        case .paused: self = .paused
        }
    }

    /// An engine process exists for the run.
    package var isLive: Bool {
        switch self {
        case .starting, .training, .evaluating, .paused, .stalled: true
        case .finished, .stopped, .failed, .crashed: false
        }
    }
}
