import RunStore
import TerminalUI
import Testing

@testable import Dashboard

/// The system screen: processors, the engine, and where the time goes.
@Suite struct SystemScreenTests {
    @Test(arguments: [(60, 16), (80, 24), (120, 40), (200, 60)])
    func `processors, engine and time are seen at every size`(width: Int, height: Int) {
        let text = DashboardDriver.text(Self.system(RunFixtures.live, width: width, height: height))
        for part in [
            "Processors", "97%", "Engine", "1.2 GB", "threads", "7", "Time", "156 ms", "input wait",
        ] {
            #expect(text.contains(part), "\(part) at \(width)x\(height)")
        }
    }

    @Test(arguments: [(60, 16), (80, 24), (120, 40), (200, 60)])
    func `operations are seen at every size, where there is little room alone`(width: Int, height: Int) {
        var state = Self.system(RunFixtures.live, width: width, height: height)
        if height < 24 { DashboardDriver.press(["w", "w", "w", "w", "z"], &state) }
        let text = DashboardDriver.text(state)
        for part in ["Operations", "project, backward", "27%", "depthwise, forward"] {
            #expect(text.contains(part), "\(part) at \(width)x\(height)")
        }
    }

    @Test func `what a step spends in each kind of operation is seen, with its share`() throws {
        let text = DashboardDriver.text(Self.system(RunFixtures.live, width: 200, height: 60))
        let line = try #require(text.split(separator: "\n").first { $0.contains("project, backward") })
        // 42 of 154.5 ms.
        #expect(line.contains("42 ms  27%"))
        #expect(text.contains("mean of 200 steps"))
    }

    @Test func `a run whose engine told no times says so`() {
        var run = RunFixtures.live
        run.operations = []
        let text = DashboardDriver.text(Self.system(run, width: 100, height: 30))
        #expect(text.contains("not measured"))
    }

    @Test func `where no engine runs that is said, and the times of the run stay`() {
        let text = DashboardDriver.text(Self.system(RunFixtures.finished, width: 100, height: 30))
        #expect(text.contains("no engine is running"))
        #expect(text.contains("computing"))
        #expect(text.contains("evaluating"))
    }

    @Test func `a hundred processors are shown as well as two`() {
        var state = Self.system(RunFixtures.live, width: 60, height: 16)
        _ = state.update(.machine(MachineUsage(processors: [Double](repeating: 1, count: 128))))
        #expect(DashboardDriver.text(state).count { $0 == "█" } >= 128)
    }

    @Test func `the machine is measured once a second, and only while it is looked at`() {
        var state = RunFixtures.state(RunFixtures.live)
        #expect(state.update(.clock(RunFixtures.now + 5)).isEmpty)
        #expect(state.show(.system) == [.measureMachine])
        #expect(state.update(.clock(RunFixtures.now + 6)) == [.measureMachine])
        #expect(state.update(.clock(RunFixtures.now + 6.5)).isEmpty)
        #expect(state.update(.clock(RunFixtures.now + 7.1)) == [.measureMachine])
    }

    @Test func `the share of a processor is what it was busy of the time between two looks`() {
        let first = MachineMeter.ticks(
            "cpu  9 9 9 9\ncpu0 100 0 100 800 0 0 0 0 0 0\ncpu1 0 0 0 1000 0 0 0 0 0 0\nintr 5\n")
        // 30 of 100 ticks busy; 100 of 100, with time that a guest used counted once.
        let second = MachineMeter.ticks(
            "cpu  9 9 9 9\ncpu0 120 0 110 850 20 0 0 0 0 0\ncpu1 100 0 0 1000 0 0 0 0 100 0\n")
        #expect(MachineMeter.shares(from: first, to: second) == [0.3, 1])
        #expect(MachineMeter.shares(from: [], to: second).isEmpty)
        #expect(MachineMeter.ticks("nonsense\ncpu0 x y\ncpu1 1 2").isEmpty)
        #expect(MachineMeter.memory("MemTotal:  16 kB\nx\n") == ["MemTotal": 16_384])
    }

    private static func system(_ run: RunView, width: Int, height: Int) -> DashboardState {
        var state = RunFixtures.state(run, width: width, height: height)
        _ = state.show(.system)
        _ = state.update(.machine(RunFixtures.machine))
        return state
    }
}
