import TerminalUI
import Testing

@testable import Dashboard

/// Whole screens as a person sees them.
@Suite struct GoldenFrameTests {
    @Test(arguments: [(60, 16), (80, 24), (120, 40), (200, 60)], Screen.allCases)
    func `a live run`(size: (Int, Int), screen: Screen) throws {
        let state = Self.state(RunFixtures.live, screen, size)
        try expectGolden(state, "live-\(screen)-\(size.0)x\(size.1)")
    }

    @Test(
        arguments: ["empty", "paused", "evaluating", "finished", "crashed", "failed", "stalled"],
        [(80, 24), (200, 60)])
    func `the overview in every state`(name: String, size: (Int, Int)) throws {
        let run = try #require(RunFixtures.all.first { $0.name == name }).run
        try expectGolden(Self.state(run, .overview, size), "\(name)-overview-\(size.0)x\(size.1)")
    }

    @Test func `the help of a screen`() throws {
        var state = Self.state(RunFixtures.live, .confusion, (100, 34))
        _ = state.update(.input(.key(.character("?"))))
        try expectGolden(state, "help")
    }

    @Test func `the question before stopping`() throws {
        var state = Self.state(RunFixtures.live, .overview, (80, 24))
        _ = state.update(.input(.key(.character("s"))))
        try expectGolden(state, "stop-dialog")
    }

    @Test(arguments: [(60, 16), (80, 24), (120, 40), (200, 60)], Screen.allCases)
    func `a live run in ascii without color`(size: (Int, Int), screen: Screen) throws {
        var state = Self.state(RunFixtures.live, screen, size)
        state.appearance = Appearance(glyphs: .ascii, depth: .mono)
        let lines = state.view().lines
        #expect(lines.allSatisfy { $0.allSatisfy(\.isASCII) })
        try expectGolden(state, "ascii-\(screen)-\(size.0)x\(size.1)")
    }

    @Test(arguments: [(60, 16), (80, 24), (120, 40), (200, 60)], Screen.allCases)
    func `a live run in truecolor, 256 and 16 colors and mono`(size: (Int, Int), screen: Screen) throws {
        let depths = [ColorDepth.truecolor, .palette256, .palette16, .palette8, .mono]
        let digests = depths.map { depth in
            var state = Self.state(RunFixtures.live, screen, size)
            state.appearance = Appearance(depth: depth)
            return depth.rawValue + " "
                + StyleDigest.rows(of: state.view(), depth: depth).joined(separator: " ")
        }
        let name = "styles-\(screen)-\(size.0)x\(size.1)"
        #expect(digests == (try GoldenFrames.expected(name, actual: digests)), "\(name): a digest a row")
    }

    @Test func `in mono all states stay distinguishable`() {
        for glyphs in [GlyphSet.braille, .ascii] {
            let shown = RunFixtures.all.map { run in
                var state = RunFixtures.state(run.run)
                state.appearance = Appearance(glyphs: glyphs, depth: .mono)
                return state.view().lines[1]
            }
            #expect(Set(shown).count == RunFixtures.all.count)
        }
    }

    private func expectGolden(_ state: DashboardState, _ name: String) throws {
        let lines = state.view().lines
        #expect(lines == (try GoldenFrames.expected(name, actual: lines)), "\(name)")
    }

    /// A screen with what it would have read by now.
    private static func state(_ run: RunView, _ screen: Screen, _ size: (Int, Int)) -> DashboardState {
        var state = RunFixtures.state(run, width: size.0, height: size.1)
        let actions = state.show(screen)
        for case .readSamples(let query, let offset) in actions {
            let samples = (0..<120).map(RunFixtures.sample)
            _ = state.update(.samples(SamplePage(query: query, total: 317, offset: offset, samples: samples)))
            _ = state.update(.picture(path: samples[0].sample.path, RunFixtures.picture))
        }
        if screen == .runs { _ = state.update(.runs(RunFixtures.entries)) }
        if screen == .system { _ = state.update(.machine(RunFixtures.machine)) }
        return state
    }
}
