import RunContract
import Testing

@testable import RunStore

@Suite struct RunStateTests {
    private static let process = ProcessIdentity(pid: 1, startTime: 2, boot: "boot")

    /// What the engine said, whether it lives, how long ago it said so, and what that makes.
    @Test(arguments: [
        (RunPhase.starting, true, 1.0, RunState.starting),
        (.training, true, 1, .training),
        (.training, true, 10, .training),
        (.training, true, 10.5, .stalled),
        (.training, false, 1, .crashed),
        (.evaluating, true, 1, .evaluating),
        (.evaluating, true, 60, .stalled),
        (.paused, true, 1, .paused),
        (.paused, false, 1, .crashed),
        (.finished, false, 1e6, .finished),
        (.finished, true, 60, .finished),
        (.stopped, false, 60, .stopped),
        (.failed, false, 60, .failed),
        // A clock that was set back is no stall.
        (.training, true, -3600, .training),
    ])
    func `state`(phase: RunPhase, isAlive: Bool, age: Double, expected: RunState) {
        let beat = Heartbeat(process: Self.process, phase: phase, wallTime: 1e9)
        #expect(RunState(heartbeat: beat, createdAt: 0, isAlive: isAlive, now: 1e9 + age) == expected)
    }

    @Test func `a run without a heartbeat is starting, and crashed once its engine is overdue`() {
        #expect(RunState(heartbeat: nil, createdAt: 100, isAlive: false, now: 105) == .starting)
        #expect(RunState(heartbeat: nil, createdAt: 100, isAlive: false, now: 120) == .crashed)
    }

    @Test func `this process is alive, and one with its number but another start is not`() {
        var process = ProcessIdentity.current
        #expect(process.isAlive)
        process.startTime += 1
        #expect(!process.isAlive)
    }

    @Test func `a process of another machine is not alive here`() {
        var process = ProcessIdentity.current
        process.boot = "another"
        #expect(!process.isAlive)
    }

    @Test func `the kernel's line is read though the name holds parentheses and spaces`() throws {
        let line = "42 (a) b (c) Z 1 1 1 0 -1 4 0 0 0 0 150 50 0 0 20 0 1 0 777 1000 3 0 0"
        let status = try #require(ProcessStatus(statistics: line))
        #expect(status.startTime == 777)
        #expect(status.hasEnded)
        // 200 ticks at the 100 a second that Linux reports to programs.
        #expect(status.processorSeconds == 2)
    }

    @Test func `a line that is cut short is no status`() {
        #expect(ProcessStatus(statistics: "42 (name) R 1 2") == nil)
        #expect(ProcessStatus(statistics: "") == nil)
    }
}
