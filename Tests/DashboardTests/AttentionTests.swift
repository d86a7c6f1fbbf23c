import RunStore
import TerminalUI
import Testing

@testable import Dashboard

/// Grad-CAM over the pictures, from the key to the frame.
@Suite struct AttentionTests {
    @Test func `v asks for the predicted class, then the true one, then lets the network go`() {
        var state = DashboardDriver.onSamples()
        let (first, second) = (RunFixtures.sample(0), RunFixtures.sample(1))
        #expect(
            DashboardDriver.press(["v"], &state) == [
                .explain(first.sample, label: first.prediction.predicted)
            ])
        #expect(state.view().lines.contains { $0.contains("is being computed") })
        _ = state.update(.explained(path: first.sample.path, .map(Self.map)))
        #expect(state.view().lines.contains { $0.contains("Grad-CAM happy, best checkpoint") })
        #expect(DashboardDriver.press(["v"], &state) == [.explain(first.sample, label: 0)])
        _ = state.update(.explained(path: first.sample.path, .map(Self.map)))
        #expect(DashboardDriver.press(["v"], &state) == [.forgetNetwork])
        #expect(DashboardDriver.press([.down], &state) == [.readPicture(second.sample)])
    }

    @Test func `walking on while one is computed asks for the one arrived at alone`() {
        var state = DashboardDriver.onSamples()
        DashboardDriver.press(["v"], &state)
        let asked = DashboardDriver.press([.down, .down], &state)
        #expect(!asksAgain(asked))
        let next = RunFixtures.sample(2)
        #expect(
            state.update(.explained(path: RunFixtures.sample(0).sample.path, .map(Self.map)))
                == [.explain(next.sample, label: next.prediction.predicted)])
    }

    @Test func `what was computed is not computed again`() {
        var state = DashboardDriver.onSamples()
        DashboardDriver.press(["v"], &state)
        _ = state.update(.explained(path: RunFixtures.sample(0).sample.path, .map(Self.map)))
        _ = state.update(.explained(path: "never asked", .failed("x")))
        DashboardDriver.press([.down], &state)
        _ = state.update(.explained(path: RunFixtures.sample(1).sample.path, .failed("no checkpoint")))
        #expect(state.view().lines.contains { $0.contains("no Grad-CAM: no checkpoint") })
        #expect(!asksAgain(DashboardDriver.press([.up], &state)))
    }

    @Test func `a map of one place says so and leaves the picture as it is`() throws {
        var state = DashboardDriver.onSamples()
        let path = RunFixtures.sample(0).sample.path
        DashboardDriver.press(["v"], &state)
        let map = try #require(AttentionMap(side: 1, values: [1]))
        _ = state.update(.explained(path: path, .map(map)))
        #expect(state.view().lines.contains { $0.contains("seen as one place") })
    }

    @Test func `the picture is lit where the network looked`() throws {
        var state = DashboardDriver.onSamples()
        let path = RunFixtures.sample(0).sample.path
        _ = state.update(.picture(path: path, RunFixtures.picture))
        let plain = state.view()
        DashboardDriver.press(["v"], &state)
        state.notice = nil
        _ = state.update(.explained(path: path, .map(Self.map)))
        let lit = state.view()
        let changed = (0..<plain.height).flatMap { row in
            (0..<plain.width).filter { column in
                plain[column, row].character == "▀" && plain[column, row] != lit[column, row]
            }
        }
        #expect(changed.count > 50)
    }

    private func asksAgain(_ actions: [DashboardAction]) -> Bool {
        actions.contains { if case .explain = $0 { true } else { false } }
    }

    /// The left half alone.
    private static let map: AttentionMap = {
        AttentionMap(side: 2, values: [1, 0, 1, 0]) ?? { preconditionFailure("a square of numbers") }()
    }()
}
