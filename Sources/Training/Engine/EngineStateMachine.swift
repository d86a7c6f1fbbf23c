/// The engine's states and what a command does in each: pure, so that a table can test it. The engine is the
/// thin shell that carries the actions out.
struct EngineStateMachine: Equatable {
    /// What the engine has to do for a command.
    enum Action: Equatable {
        /// Nothing but answer: the command has no place in this state.
        case refuse(String)
        /// Hold before the next step.
        case hold
        /// Go on.
        case goOn
        case saveCheckpoint
        case end(save: Bool)
    }

    private(set) var state = EngineState.starting
    /// What a pause interrupted.
    private var interrupted = EngineState.training

    /// Takes the state that a command leads to, and says what is to be done.
    mutating func receive(_ command: EngineCommand) -> Action {
        switch (state, command) {
        case (.finished, _), (.stopped, _), (.failed, _): return .refuse("the run has ended")
        case (.starting, .pause), (.training, .pause), (.evaluating, .pause):
            interrupted = state
            state = .paused
            return .hold
        case (.paused, .pause): return .refuse("the run is paused already")
        case (.paused, .unpause):
            state = interrupted
            return .goOn
        case (_, .unpause): return .refuse("the run is not paused")
        case (_, .checkpoint): return .saveCheckpoint
        case (_, .stop(let save)): return .end(save: save)
        }
    }

    /// The engine's own move from one part of its work to the next. A pause stays a pause, and an end an end.
    mutating func advance(to next: EngineState) {
        switch state {
        case .finished, .stopped, .failed: break
        case .paused where next == .training || next == .evaluating: interrupted = next
        default: state = next
        }
    }
}
