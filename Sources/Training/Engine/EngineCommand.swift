/// What a viewer may ask of the engine.
package enum EngineCommand: Sendable, Equatable {
    case pause
    case unpause
    /// Write a checkpoint now and go on.
    case checkpoint
    /// End the run, with a checkpoint first or without.
    case stop(save: Bool)
}
