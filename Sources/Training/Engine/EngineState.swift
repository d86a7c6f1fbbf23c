/// What the engine is doing.
package enum EngineState: String, Sendable, Codable, CaseIterable {
    case starting
    case training
    case evaluating
    case paused
    /// All epochs are done.
    case finished
    /// Ended by a command before the last epoch.
    case stopped
    case failed
}
