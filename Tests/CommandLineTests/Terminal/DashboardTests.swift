import Foundation
import RunStore
import Testing

@testable import fer_tui

@Suite("The dashboard on a real terminal", .serialized, .enabled(if: Screen.isAvailable, "needs tmux"))
struct DashboardTests {
    private func demo(_ extra: String = "") -> String {
        "\(Program.path) demo \(TinyRun.options(epochs: 4000).joined(separator: " ")) \(extra)"
    }

    @Test("training is watched, paused, saved, left, found again and steered on")
    func lifecycle() async throws {
        let scratch = try Scratch()
        let screen = try await Screen(scratch)
        try await screen.enter("stty -a > before; \(demo()); stty -a > after")
        try await screen.wait(for: "training")
        let engine = try Engine(runIn: scratch)
        defer { try? engine.kill() }

        try await screen.press("p")
        try await screen.wait(for: "paused")
        let step = try engine.step
        try await Task.sleep(for: .seconds(1))
        #expect(try engine.step == step)
        try await screen.press("p")
        try await engine.wait { try engine.step > step }

        let checkpoints = try RunReader(engine.run).checkpoints().count
        try await screen.press("c")
        try await screen.wait(for: "Write a checkpoint of run?")
        try await screen.press("Tab")
        try await screen.press("Enter")
        try await engine.wait { try RunReader(engine.run).checkpoints().count > checkpoints }

        try await screen.press("q")
        try await screen.wait(for: "goes on training")
        try await waitUntil("the shell") { (try? scratch.text("after").isEmpty) == false }
        #expect(try scratch.text("before") == scratch.text("after"))
        let left = try engine.step
        try await engine.wait { try engine.step > left }

        try await screen.enter("\(Program.path) attach run")
        try await screen.wait(for: "1 Overview")
        try await screen.wait(for: "training")
        try engine.kill()
        try await screen.wait(for: "crashed")
        try await screen.press("q")
    }

    @Test("the dashboard's death does the training no harm")
    func killedDashboard() async throws {
        let scratch = try Scratch()
        let screen = try await Screen(scratch)
        try await screen.enter("sh -c 'echo $$ > viewer; exec \(demo())'")
        try await screen.wait(for: "training")
        let engine = try Engine(runIn: scratch)
        defer { try? engine.kill() }
        let viewer = try #require(pid_t(try scratch.text("viewer").trimmingCharacters(in: .newlines)))
        #expect(kill(viewer, SIGKILL) == 0)
        let step = try engine.step
        try await engine.wait { try engine.step > step + 2 }
        #expect(try engine.state.isLive)
    }

    @Test("SIGTERM leaves the terminal as it was found")
    func terminated() async throws {
        let scratch = try Scratch()
        let screen = try await Screen(scratch)
        try await screen.enter("stty -a > before; sh -c 'echo $$ > viewer; exec \(demo())'; stty -a > after")
        try await screen.wait(for: "training")
        let engine = try Engine(runIn: scratch)
        defer { try? engine.kill() }
        let viewer = try #require(pid_t(try scratch.text("viewer").trimmingCharacters(in: .newlines)))
        #expect(kill(viewer, SIGTERM) == 0)
        try await waitUntil("the shell") { (try? scratch.text("after").isEmpty) == false }
        #expect(try scratch.text("before") == scratch.text("after"))
        #expect(try engine.state.isLive)
    }

    @Test(
        "a terminal that cannot show it gets lines, without an escape sequence",
        arguments: ["dumb", "no-such-type"])
    func plainTerminal(type: String) async throws {
        let scratch = try Scratch()
        let screen = try await Screen(scratch)
        let options = TinyRun.options(epochs: 1).joined(separator: " ")
        try await screen.enter("TERM=\(type) \(Program.path) demo \(options); echo status $?")
        let shown = try await screen.wait(for: "status 0")
        #expect(shown.contains("epoch 1/1 train loss"))
        try await screen.enter("clear; TERM=\(type) \(Program.path) attach run; echo status $?")
        #expect(try await screen.wait(for: "status 1").contains("fer-tui: "))
    }

    @Test("a terminal that is too small says which size is needed, and shows the run when it grows")
    func smallTerminal() async throws {
        let scratch = try Scratch()
        let screen = try await Screen(scratch, width: 50, height: 10)
        try await screen.enter(demo())
        defer { try? Engine(runIn: scratch).kill() }
        try await screen.wait(for: "60")
        try await screen.press("q")
        try await screen.wait(for: "goes on training")
    }
}
