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
}
