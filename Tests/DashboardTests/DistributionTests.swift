import TerminalUI
import Testing

@testable import Dashboard

/// The distribution pane shows what the sampler draws, where that is not what there is.
@Suite struct DistributionTests {
    @Test func `a balanced sampler's draws stand between the splits`() {
        var run = RunFixtures.live
        run.draws = Array(repeating: 375, count: RunFixtures.classes.count)
        for (width, height) in [(80, 24), (200, 60)] {
            let lines = RunFixtures.state(run, width: width, height: height).view().lines
            #expect(lines.contains { $0.contains("drawn") }, "\(width)x\(height)")
        }
        let wide = RunFixtures.state(run, width: 200, height: 60).view().lines
        #expect(wide.count { $0.contains("375") && $0.contains("12.5%") } == RunFixtures.classes.count)
    }

    @Test func `draws of every image once are not shown`() {
        var run = RunFixtures.live
        run.draws = run.classes.indices.map { run.distribution.count(of: $0, in: .train) }
        // A last batch of one image is left out.
        run.draws[0] -= 1
        let lines = RunFixtures.state(run, width: 200, height: 60).view().lines
        #expect(!lines.contains { $0.contains("drawn") })
    }
}
