import RunContract
import Testing

@testable import Training

/// What every command does in every phase, as a table.
@Suite struct EngineStateMachineTests {
    static func machine(in phase: RunPhase) -> EngineStateMachine {
        var machine = EngineStateMachine()
        switch phase {
        case .starting: break
        case .paused:
            machine.advance(to: .evaluating)
            _ = machine.refusal(of: .pause)
        default: machine.advance(to: phase)
        }
        return machine
    }

    @Test(arguments: [
        (RunPhase.starting, RunCommand.pause, nil as String?, RunPhase.paused),
        (.training, .pause, nil, .paused),
        (.evaluating, .pause, nil, .paused),
        (.paused, .pause, "the run is paused already", .paused),
        (.paused, .unpause, nil, .evaluating),
        (.training, .unpause, "the run is not paused", .training),
        (.training, .checkpoint, nil, .training),
        (.evaluating, .checkpoint, nil, .evaluating),
        (.paused, .checkpoint, nil, .paused),
        (.training, .stopAndSave, nil, .training),
        (.paused, .stopWithoutSaving, nil, .paused),
        (.finished, .pause, "the run has ended", .finished),
        (.stopped, .checkpoint, "the run has ended", .stopped),
        (.failed, .stopAndSave, "the run has ended", .failed),
    ])
    func table(phase: RunPhase, command: RunCommand, refusal: String?, next: RunPhase) {
        var machine = Self.machine(in: phase)
        #expect(machine.refusal(of: command) == refusal)
        #expect(machine.phase == next)
    }

    @Test func aPauseOutlastsTheEnginesOwnMoves() {
        var machine = Self.machine(in: .paused)
        machine.advance(to: .training)
        #expect(machine.phase == .paused)
        #expect(machine.refusal(of: .unpause) == nil)
        #expect(machine.phase == .training)
    }

    @Test(arguments: [RunPhase.finished, .stopped, .failed])
    func anEndIsAnEnd(end: RunPhase) {
        var machine = Self.machine(in: end)
        machine.advance(to: .training)
        #expect(machine.phase == end)
    }
}
