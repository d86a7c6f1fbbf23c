import RunStore
import TerminalUI

@testable import Dashboard

/// What tests do with a dashboard, and what they see of it.
enum DashboardDriver {
    /// Presses keys, one after another; returns what the dashboard asks for meanwhile.
    @discardableResult
    static func press(_ keys: [Key], _ state: inout DashboardState) -> [DashboardAction] {
        keys.flatMap { state.update(.input(.key($0))) }
    }

    /// The screen, line by line.
    static func text(_ state: DashboardState) -> String { state.view().lines.joined(separator: "\n") }

    /// The samples screen of a live run with three samples read.
    static func onSamples() -> DashboardState {
        var state = RunFixtures.state(RunFixtures.live, width: 120, height: 40)
        press(["3"], &state)
        let query = SampleQuery(epoch: 7, filter: SampleFilter(), order: .loss)
        let samples = (0..<3).map(RunFixtures.sample)
        _ = state.update(.samples(SamplePage(query: query, total: 3, offset: 0, samples: samples)))
        return state
    }
}
