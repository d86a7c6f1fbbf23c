import RunContract

/// The engine's phases and what a command does in each: pure, so that a table can test it. The engine carries
/// the commands out.
struct EngineStateMachine: Equatable {
    private(set) var phase = RunPhase.starting
    /// The phase that a pause interrupted.
    private var interrupted = RunPhase.training

    /// Enters the phase that a command leads to.
    ///
    /// - Returns: the reason if the command has no place in this phase; nil if it is to be carried out.
    mutating func refusal(of command: RunCommand) -> String? {
        switch (phase, command) {
        case (.finished, _), (.stopped, _), (.failed, _): return "the run has ended"
        case (.starting, .pause), (.training, .pause), (.evaluating, .pause):
            interrupted = phase
            phase = .paused
            return nil
        case (.paused, .pause): return "the run is paused already"
        case (.paused, .unpause):
            phase = interrupted
            return nil
        case (_, .unpause): return "the run is not paused"
        case (_, .checkpoint), (_, .stopAndSave), (_, .stopWithoutSaving): return nil
        }
    }

    /// Enters the next part of the engine's own work. A pause stays a pause, and an end an end.
    mutating func advance(to next: RunPhase) {
        switch phase {
        case .finished, .stopped, .failed: break
        case .paused where next == .training || next == .evaluating: interrupted = next
        default: phase = next
        }
    }
}
