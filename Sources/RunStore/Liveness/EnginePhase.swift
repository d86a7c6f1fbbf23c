/// What the engine says that it is doing; whether that is still true is for `RunState` to judge.
package enum EnginePhase: String, Sendable, CaseIterable {
    case starting, training, evaluating, paused, finished, stopped, failed

    /// The engine wrote this as its last word.
    package var isFinal: Bool { self == .finished || self == .stopped || self == .failed }
}
