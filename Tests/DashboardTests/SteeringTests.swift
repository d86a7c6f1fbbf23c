import RunStore
import TerminalUI
import Testing

@testable import Dashboard

/// The keys that reach the engine, written as what a user does.
@Suite struct SteeringTests {
    @Test func `p pauses a training run and lets a paused one go on`() {
        #expect(actions(on: RunFixtures.live, ["p"]) == [.send(.pause)])
        #expect(actions(on: RunFixtures.paused, ["p"]) == [.send(.resume)])
    }

    @Test func `c writes a checkpoint, once at a time`() {
        var state = RunFixtures.state(RunFixtures.live)
        #expect(state.update(.input(.key(.character("c")))) == [.send(.checkpoint)])
        #expect(state.update(.input(.key(.character("c")))).isEmpty)
        #expect(state.notice?.text == "checkpoint is still being carried out")
        _ = state.update(.answered(.checkpoint, Acknowledgement(message: "wrote epoch-0008")))
        #expect(state.notice?.text == "wrote epoch-0008")
        #expect(state.update(.input(.key(.character("c")))) == [.send(.checkpoint)])
    }

    @Test func `s asks first: stop and save, stop without saving, leave, cancel`() {
        let stop: [Key] = [.character("s")]
        #expect(actions(on: RunFixtures.live, stop + [.enter]) == [.send(.stopAndSave)])
        #expect(actions(on: RunFixtures.live, stop + [.right, .enter]) == [.send(.stopWithoutSaving)])
        #expect(actions(on: RunFixtures.live, stop + [.right, .right, .enter]) == [.leave])
        #expect(actions(on: RunFixtures.live, stop + [.tab, .tab, .tab, .enter]).isEmpty)
        #expect(actions(on: RunFixtures.live, stop + [.escape, .enter]).isEmpty)
    }

    @Test func `q leaves, whatever the run does`() {
        for (_, run) in RunFixtures.all { #expect(actions(on: run, ["q"]) == [.leave]) }
    }

    @Test func `a run without an engine is not steered, and says so`() {
        for key in ["p", "c", "s"] as [Key] {
            var state = RunFixtures.state(RunFixtures.crashed)
            #expect(state.update(.input(.key(key))).isEmpty)
            #expect(state.notice?.text == "no engine is running: the run is crashed")
        }
    }

    @Test func `a read-only viewer steers nothing`() {
        var state = RunFixtures.state(RunFixtures.live, isReadOnly: true)
        #expect(state.update(.input(.key(.character("p")))).isEmpty)
        #expect(state.notice?.text.contains("read-only") == true)
    }

    @Test func `a notice goes away by itself`() {
        var state = RunFixtures.state(RunFixtures.live)
        _ = state.update(.failed("pause: not acknowledged"))
        #expect(state.view().lines.contains { $0.contains("not acknowledged") })
        _ = state.update(.clock(RunFixtures.now + 60))
        #expect(state.notice == nil)
    }

    @Test func `t goes through the themes and back`() {
        var state = RunFixtures.state(RunFixtures.live)
        let first = state.appearance.theme.name
        var seen: [String] = []
        for _ in 0..<ThemeCatalog.builtIn.themes.count {
            _ = state.update(.input(.key(.character("t"))))
            seen.append(state.appearance.theme.name)
        }
        #expect(seen.last == first)
        #expect(Set(seen).count == seen.count)
    }

    @Test func `the help lists every key of its screen`() {
        var state = RunFixtures.state(RunFixtures.live, width: 120, height: 60)
        _ = state.update(.input(.key(.character("2"))))
        _ = state.update(.input(.key(.character("?"))))
        let text = state.view().lines.joined(separator: "\n")
        for binding in KeyTable.bindings(on: .confusion) { #expect(text.contains(binding.help)) }
    }

    private func actions(on run: RunView, _ keys: [Key]) -> [DashboardAction] {
        var state = RunFixtures.state(run)
        return keys.flatMap { state.update(.input(.key($0))) }
    }
}
