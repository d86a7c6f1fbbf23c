import Testing

@testable import Training

/// What every command does in every state, as a table.
@Suite struct EngineStateMachineTests {
    typealias Action = EngineStateMachine.Action

    static func machine(in state: EngineState) -> EngineStateMachine {
        var machine = EngineStateMachine()
        switch state {
        case .starting: break
        case .paused:
            machine.advance(to: .evaluating)
            _ = machine.receive(.pause)
        default: machine.advance(to: state)
        }
        return machine
    }

    @Test(arguments: [
        (EngineState.starting, EngineCommand.pause, Action.hold, EngineState.paused),
        (.training, .pause, .hold, .paused),
        (.evaluating, .pause, .hold, .paused),
        (.paused, .pause, .refuse("the run is paused already"), .paused),
        (.paused, .unpause, .goOn, .evaluating),
        (.training, .unpause, .refuse("the run is not paused"), .training),
        (.training, .checkpoint, .saveCheckpoint, .training),
        (.evaluating, .checkpoint, .saveCheckpoint, .evaluating),
        (.paused, .checkpoint, .saveCheckpoint, .paused),
        (.training, .stop(save: true), .end(save: true), .training),
        (.paused, .stop(save: false), .end(save: false), .paused),
        (.finished, .pause, .refuse("the run has ended"), .finished),
        (.stopped, .checkpoint, .refuse("the run has ended"), .stopped),
        (.failed, .stop(save: true), .refuse("the run has ended"), .failed),
    ])
    func table(state: EngineState, command: EngineCommand, action: Action, next: EngineState) {
        var machine = Self.machine(in: state)
        #expect(machine.receive(command) == action)
        #expect(machine.state == next)
    }

    @Test func aPauseOutlastsTheEnginesOwnMoves() {
        var machine = Self.machine(in: .paused)
        machine.advance(to: .training)
        #expect(machine.state == .paused)
        #expect(machine.receive(.unpause) == .goOn)
        #expect(machine.state == .training)
    }

    @Test(arguments: [EngineState.finished, .stopped, .failed])
    func anEndIsAnEnd(end: EngineState) {
        var machine = Self.machine(in: end)
        machine.advance(to: .training)
        #expect(machine.state == end)
    }
}
