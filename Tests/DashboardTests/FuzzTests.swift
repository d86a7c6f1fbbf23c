import Foundation
import RunStore
import TerminalUI
import Testing

@testable import Dashboard

/// Ten thousand random events on each kind of run: keys, mouse, sizes, late answers, a run that changes below.
@Suite struct FuzzTests {
    /// Drawing is what takes time: `make fuzz-dashboard` draws after every event and takes other seeds.
    private static let drawsEvery = number("FER_TUI_FUZZ_DRAWS_EVERY") ?? 160
    private static let events = number("FER_TUI_FUZZ_EVENTS") ?? 10_000
    private static let seed = UInt64(number("FER_TUI_FUZZ_SEED") ?? 1)

    @Test(arguments: ["empty", "live", "finished", "crashed"])
    func `whatever happens, the next frame is drawn whole`(name: String) throws {
        let run = try #require(RunFixtures.all.first { $0.name == name }).run
        var dashboard = RunFixtures.state(run)
        var broken = run
        broken.problem = "run.sqlite: database disk image is malformed"
        var events = RandomEvents(seed: Self.seed, runs: [run, broken, RunFixtures.empty])
        for count in 1...Self.events {
            let event = events.next(for: dashboard)
            for action in dashboard.update(event) { Self.answer(action, &dashboard) }
            guard count % Self.drawsEvery == 0 else { continue }
            let grid = dashboard.view()
            let isWhole = grid.width == dashboard.size.width && grid.height == dashboard.size.height
            #expect(isWhole, "seed \(Self.seed), event \(count), \(event)")
        }
        if let page = dashboard.samples.page {
            #expect((0..<max(1, page.total)).contains(dashboard.samples.selected))
        }
        let labels = 0..<max(1, dashboard.run.classes.count)
        #expect(labels.contains(dashboard.confusion.cursor.row))
        #expect(labels.contains(dashboard.confusion.cursor.column))
    }

    /// Answers what is asked for as a session would, at once.
    private static func answer(_ action: DashboardAction, _ dashboard: inout DashboardState) {
        switch action {
        case .readSamples(let query, let offset):
            let samples = (0..<60).map(RunFixtures.sample)
            _ = dashboard.update(
                .samples(SamplePage(query: query, total: 1317, offset: offset, samples: samples)))
        case .send(let kind):
            _ = dashboard.update(.answered(kind, .done(""), of: dashboard.run.directory))
        case .explain(let sample, _):
            let map = AttentionMap(side: 2, values: [1, 0, 0, 1])
            _ = dashboard.update(.explained(path: sample.path, map.map { .map($0) } ?? .failed("none")))
        default: break
        }
    }

    private static func number(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
    }
}
