import RunContract
import TerminalUI
import Testing

@testable import Dashboard
@testable import RunStore

/// The keys that reach the engine, written as what a user does.
@Suite struct SteeringTests {
    @Test func `p pauses a training run and lets a paused one go on`() {
        #expect(actions(on: RunFixtures.live, ["p"]) == [.send(.pause)])
        #expect(actions(on: RunFixtures.paused, ["p"]) == [.send(.unpause)])
    }

    @Test func `c asks, and writes one checkpoint at a time`() {
        var state = RunFixtures.state(RunFixtures.live)
        let confirmed: [Key] = ["c", .tab, .enter]
        #expect(DashboardDriver.press(["c", .enter], &state).isEmpty)
        #expect(DashboardDriver.press(confirmed, &state) == [.send(.checkpoint)])
        #expect(DashboardDriver.press(confirmed, &state).isEmpty)
        #expect(state.notice?.text == "checkpoint is still being carried out")
        let answer = CommandAnswer.done("wrote epoch-0008")
        _ = state.update(.answered(.checkpoint, answer, of: state.run.directory))
        #expect(state.notice?.text == "wrote epoch-0008")
        #expect(DashboardDriver.press(confirmed, &state) == [.send(.checkpoint)])
    }

    @Test func `e asks, and says where it writes`() {
        var state = RunFixtures.state(RunFixtures.live, width: 120, height: 40)
        #expect(DashboardDriver.press(["e"], &state).isEmpty)
        #expect(DashboardDriver.text(state).contains("/home/ada/runs/2026-11-23-b4-ferplus/exports"))
        #expect(DashboardDriver.press([.enter], &state).isEmpty)
        let actions = DashboardDriver.press(["e", .right, .enter], &state)
        #expect(actions == [.export(epoch: 7, marks: SampleMarks())])
    }

    @Test func `s asks first: cancel, stop and save, stop without saving, leave`() {
        #expect(actions(on: RunFixtures.live, ["s", .enter]).isEmpty)
        #expect(actions(on: RunFixtures.live, ["s", .right, .enter]) == [.send(.stopAndSave)])
        #expect(actions(on: RunFixtures.live, ["s", .tab, .tab, .enter]) == [.send(.stopWithoutSaving)])
        #expect(actions(on: RunFixtures.live, ["s", .right, .right, .right, .enter]) == [.leave])
        #expect(actions(on: RunFixtures.live, ["s", .right, .escape, .enter]).isEmpty)
    }

    @Test(
        "a line typed by mistake, with its Enter, ends nothing and writes nothing",
        arguments: [
            "s", "c", "e", "stop", "sh", "ssh lab.example", "cd exports", "clear", "gcc -o x x.c", "exit",
            "ls -la | less", "echo success", "sll", "chhhl", "make bench",
        ])
    func strayLine(_ line: String) {
        var state = RunFixtures.state(RunFixtures.live)
        let sent = DashboardDriver.press(line.map(Key.character) + [.enter], &state)
        for action in sent {
            switch action {
            case .send(.pause), .send(.unpause), .leave: break
            case .send, .export, .saveMarks: Issue.record("\(action) after \(line)")
            default: break
            }
        }
    }

    @Test func `a key pressed while another run is being opened reaches neither`() throws {
        var state = RunFixtures.state(RunFixtures.live)
        _ = state.update(.runs(RunFixtures.entries))
        #expect(
            DashboardDriver.press(["5", .down, .enter], &state).contains(
                .open(RunFixtures.other(1).directory)))
        for key in ["p", "c", "s", "e"] as [Key] {
            #expect(DashboardDriver.press([key], &state).isEmpty)
            #expect(state.overlay == nil)
            #expect(state.notice?.text == "2026-11-20-b4-ferplus is being opened")
        }
        _ = state.update(.run(RunFixtures.other(1)))
        DashboardDriver.press(["e"], &state)
        #expect(state.overlay == .question(.export, selected: 0))
    }

    @Test func `a question about a run goes away with the run`() {
        var state = RunFixtures.state(RunFixtures.live)
        DashboardDriver.press(["s"], &state)
        _ = state.update(.run(RunFixtures.other(1)))
        #expect(state.overlay == nil)
    }

    @Test func `the answer of a run that is no longer shown says whose it is`() {
        var state = RunFixtures.state(RunFixtures.live)
        DashboardDriver.press(["p"], &state)
        _ = state.update(.run(RunFixtures.other(1)))
        _ = state.update(.answered(.pause, .done(""), of: RunFixtures.live.directory))
        #expect(state.notice?.text == "2026-11-23-b4-ferplus: paused; p unpauses")
    }

    @Test func `a failure elsewhere does not take the wait for the engine's answer away`() {
        var state = RunFixtures.state(RunFixtures.live)
        DashboardDriver.press(["p"], &state)
        _ = state.update(.failed("the marks cannot be kept"))
        #expect(DashboardDriver.press(["p"], &state).isEmpty)
        _ = state.update(.unanswered(.pause, "no engine", of: RunFixtures.live.directory))
        #expect(state.notice?.text == "pause: no engine")
        #expect(DashboardDriver.press(["p"], &state) == [.send(.pause)])
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

    @Test func `hints offer what can be done: an engine is steered where there is one`() {
        let steering = ["pause", "unpause", "checkpoint", "stop"]
        for (name, run) in RunFixtures.all {
            for isReadOnly in [false, true] {
                let state = RunFixtures.state(run, width: 300, height: 40, isReadOnly: isReadOnly)
                let hints = KeyTable.hints(for: state).map(\.hint)
                let offered = steering.filter(hints.contains)
                let pause = run.state == .paused ? "unpause" : "pause"
                #expect(
                    offered == (run.state.isLive && !isReadOnly ? [pause, "checkpoint", "stop"] : []),
                    "\(name)")
                #expect(hints.first == "leave" && hints.contains("export"))
            }
        }
    }

    @Test func `a failed run is to be resumed only where a checkpoint can be continued from`() {
        var state = RunFixtures.state(RunFixtures.failed, width: 200, height: 60)
        #expect(DashboardDriver.text(state).contains("`fer-tui resume 2026-11-23-b4-ferplus` continues"))
        state.run.checkpoints = []
        #expect(!DashboardDriver.text(state).contains("resume"))
        #expect(DashboardDriver.text(state).contains("remove the cause and start a new run"))
        #expect(ResumeAdvice.command(RunFixtures.finished) == nil)
    }

    @Test func `a run's name is quoted where a shell needs it`() {
        #expect(ShellWord.quoted("2026-11-23-b4") == "2026-11-23-b4")
        #expect(ShellWord.quoted("ctrl z") == "'ctrl z'")
        #expect(ShellWord.quoted("it's") == "'it'\\''s'")
        #expect(ShellWord.quoted("") == "''")
        var run = RunFixtures.crashed
        run.directory = RunDirectory(unchecked: "/runs/ctrl z")
        #expect(ResumeAdvice.command(run) == "`fer-tui resume 'ctrl z'`")
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
