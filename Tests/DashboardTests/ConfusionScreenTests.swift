import RunStore
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct ConfusionScreenTests {
    @Test func `the most confused classes come first, and no class without samples`() throws {
        let pairs = MostConfused(matrix: RunFixtures.matrix).pairs
        let first = try #require(pairs.first)
        #expect(RunFixtures.classes[first.actual] == "fear")
        #expect(RunFixtures.classes[first.predicted] == "surprise")
        #expect(first.share == 0.3)
        #expect(pairs.allSatisfy { $0.actual != 7 && $0.count > 0 })
    }

    @Test func `n goes through counts and shares and back`() {
        var state = RunFixtures.state(RunFixtures.live)
        _ = state.update(.input(.key("2")))
        var seen: [String] = []
        for _ in MatrixNormalization.allCases {
            seen.append(state.confusion.normalization.label)
            _ = state.update(.input(.key("n")))
        }
        #expect(Set(seen).count == 4)
        #expect(state.confusion.normalization == .byTrue)
    }

    @Test func `counts of the whole matrix are shown as they are`() {
        var state = RunFixtures.state(RunFixtures.live, width: 200, height: 60)
        _ = state.update(.input(.key("2")))
        state.confusion.normalization = .counts
        let text = state.view().lines.joined(separator: "\n")
        for count in ["1150", "840", "380", "3,519 faces"] { #expect(text.contains(count), "\(count)") }
    }

    @Test func `[ and ] walk through the epochs and stop at the ends`() {
        var state = onMatrix()
        press("[", &state)
        #expect(state.epoch == 6)
        #expect(state.matrix == RunFixtures.earlierMatrix)
        press("[", &state)
        #expect(state.epoch == 6)
        #expect(state.notice?.text == "epoch 6 is the first that was evaluated")
        press("]", &state)
        #expect(state.epochChoice == .last)
        press("]", &state)
        #expect(state.notice?.text == "epoch 7 is the last that was evaluated")
    }

    @Test func `an epoch that was stepped to stays while training goes on, and the last one follows`() {
        var (stepped, following) = (onMatrix(), onMatrix())
        press("[", &stepped)
        var run = RunFixtures.live
        run.confusion[8] = RunFixtures.matrix
        run.epochs.append(RunFixtures.finished.epochs[7])
        _ = stepped.update(.run(run))
        _ = following.update(.run(run))
        #expect(stepped.epoch == 6)
        #expect(following.epoch == 8)
        // Taken back to before the epoch, the screen shows the last there is.
        run.confusion = [:]
        run.epochs = []
        _ = stepped.update(.run(run))
        #expect(stepped.epoch == nil)
    }

    @Test func `d shows the change since the epoch before, with signs and without a cell that has none`() {
        var state = onMatrix()
        press("d", &state)
        state.confusion.normalization = .counts
        let lines = state.view().lines
        #expect(lines.contains { $0.contains("Change since epoch 6 counts") })
        // Thirty of the neutral ones among the sad were found again, ten angry ones were lost to them.
        #expect(lines.contains { $0.contains("sad") && $0.contains("-30") && $0.contains("+30") })
        #expect(lines.contains { $0.contains("anger") && $0.contains("+10") && $0.contains("-10") })
        // In shares of the true class: 30 of 403 sad faces.
        state.confusion.normalization = .byTrue
        #expect(state.view().lines.contains { $0.contains("+7.4") && $0.contains("-7.4") })
        press("d", &state)
        #expect(state.view().lines.contains { $0.contains("Confusion by true class") })
    }

    @Test func `the first epoch has nothing to be compared with, and says so`() {
        var state = onMatrix()
        press("[", &state)
        press("d", &state)
        #expect(state.notice?.text.contains("none before it") == true)
        #expect(state.view().lines.contains { $0.contains("Confusion by true class") })
    }

    @Test func `Enter on an epoch without predictions says which have them`() {
        var state = onMatrix()
        press("[", &state)
        #expect(state.update(.input(.key(.enter))).isEmpty)
        #expect(state.screen == .confusion)
        #expect(state.notice?.text.contains("those of 7 are") == true)
    }

    @Test func `the line below the matrix says what stands under the cursor, and what it was`() {
        var state = onMatrix()
        for key in [Key.down, .down, .right, .right] { _ = state.update(.input(.key(key))) }
        let text = state.view().lines.joined(separator: "\n")
        #expect(text.contains("230 sad → sad  57.1% of 403  30 more than in epoch 6"))
    }

    private func onMatrix() -> DashboardState {
        var state = RunFixtures.state(RunFixtures.live, width: 120, height: 40)
        _ = state.update(.input(.key("2")))
        return state
    }

    private func press(_ key: Key, _ state: inout DashboardState) { _ = state.update(.input(.key(key))) }
}
