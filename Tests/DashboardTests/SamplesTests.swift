import RunStore
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct SamplesTests {
    @Test func `Enter on a cell asks for exactly that cell's samples`() {
        var state = RunFixtures.state(RunFixtures.live)
        DashboardDriver.press(["2", .down, .down, .right], &state)
        let actions = state.update(.input(.key(.enter)))
        let filter = SampleFilter(actual: 2, predicted: 1, onlyErrors: false)
        #expect(actions == [.readSamples(SampleQuery(epoch: 7, filter: filter, order: .loss), offset: 0)])
        #expect(state.screen == .samples)
        #expect(state.view().lines.contains { $0.contains("sad → happy") })
        DashboardDriver.press([.escape], &state)
        #expect(state.screen == .confusion)
    }

    @Test func `the list is walked beyond what has been read`() {
        var state = RunFixtures.state(RunFixtures.live)
        let query = SampleQuery(epoch: 7, filter: SampleFilter(), order: .loss)
        #expect(state.update(.input(.key("3"))) == [.readSamples(query, offset: 0)])
        let page = SamplePage(
            query: query, total: 5000, offset: 0, samples: (0..<400).map(RunFixtures.sample))
        #expect(state.update(.samples(page)) == [.readPicture(RunFixtures.sample(0).sample)])
        #expect(state.update(.input(.key(.end))) == [.readSamples(query, offset: 4799)])
        #expect(state.samples.selected == 4999)
    }

    @Test func `an answer that comes too late is dropped`() {
        var state = RunFixtures.state(RunFixtures.live)
        DashboardDriver.press(["3"], &state)
        let old = SampleQuery(epoch: 7, filter: SampleFilter(), order: .loss)
        DashboardDriver.press(["o"], &state)
        _ = state.update(.samples(SamplePage(query: old, total: 3, offset: 0, samples: [])))
        #expect(state.samples.page == nil)
    }

    @Test func `a picture is asked for once, and a missing one is said`() {
        var state = RunFixtures.state(RunFixtures.live)
        DashboardDriver.press(["3"], &state)
        let query = SampleQuery(epoch: 7, filter: SampleFilter(), order: .loss)
        let samples = [RunFixtures.sample(0), RunFixtures.sample(1)]
        _ = state.update(.samples(SamplePage(query: query, total: 2, offset: 0, samples: samples)))
        _ = state.update(.picture(path: samples[0].sample.path, nil))
        #expect(state.view().lines.contains { $0.contains("no picture") })
        #expect(state.update(.input(.key(.down))) == [.readPicture(samples[1].sample)])
        #expect(state.update(.input(.key(.up))).isEmpty)
    }

    @Test func `before the first evaluation there is nothing to ask for`() {
        var state = RunFixtures.state(RunFixtures.empty)
        #expect(state.update(.input(.key("3"))).isEmpty)
        #expect(state.view().lines.contains { $0.contains("no predictions yet") })
    }

    @Test func `a search leaves the samples whose path has the text; Esc brings the others back`() {
        var state = RunFixtures.state(RunFixtures.live)
        DashboardDriver.press(["3"], &state)
        let whole = SampleQuery(epoch: 7, filter: SampleFilter(), order: .loss)
        _ = state.update(
            .samples(
                SamplePage(query: whole, total: 400, offset: 0, samples: (0..<400).map(RunFixtures.sample))))
        DashboardDriver.press([.down, .down, "/", "f", "e"], &state)
        let filter = SampleFilter(pathText: "fer")
        let query = SampleQuery(epoch: 7, filter: filter, order: .loss)
        #expect(state.update(.input(.key("r"))) == [.readSamples(query, offset: 0)])
        _ = state.update(
            .samples(SamplePage(query: query, total: 3, offset: 0, samples: (0..<3).map(RunFixtures.sample))))
        #expect(state.view().lines.contains { $0.contains("Misclassified, \"fer\"") })
        #expect(state.view().lines.contains { $0.contains("3 found") })
        DashboardDriver.press([.enter], &state)
        #expect(state.overlay == nil)
        // What is searched for stays until Esc, which only then goes back further.
        #expect(state.update(.input(.key(.escape))) == [.readSamples(whole, offset: 0)])
        #expect(state.samples.filter == SampleFilter())
    }

    @Test func `Esc while typing goes back to the list and the sample that were there`() {
        var state = RunFixtures.state(RunFixtures.live)
        DashboardDriver.press(["3"], &state)
        let whole = SampleQuery(epoch: 7, filter: SampleFilter(), order: .loss)
        let page = SamplePage(query: whole, total: 9, offset: 0, samples: (0..<9).map(RunFixtures.sample))
        _ = state.update(.samples(page))
        DashboardDriver.press([.down, .down, "/", "x"], &state)
        #expect(state.update(.input(.key(.escape))) == [.readSamples(whole, offset: 0)])
        _ = state.update(.samples(page))
        #expect(state.samples.selected == 2)
        #expect(state.overlay == nil)
    }

    @Test func `a search that finds nothing says so`() {
        var state = RunFixtures.state(RunFixtures.live)
        DashboardDriver.press(["3", "/", "z", "z"], &state)
        let query = SampleQuery(epoch: 7, filter: SampleFilter(pathText: "zz"), order: .loss)
        _ = state.update(.samples(SamplePage(query: query, total: 0, offset: 0, samples: [])))
        #expect(state.view().lines.contains { $0.contains("not found") })
        #expect(state.view().lines.contains { $0.contains("no path has \"zz\"") })
    }

    @Test func `filters go through the classes and back to any`() {
        var state = RunFixtures.state(RunFixtures.live)
        DashboardDriver.press(["3"] + [Key](repeating: "u", count: 8), &state)
        #expect(state.samples.filter.actual == 7)
        DashboardDriver.press(["u"], &state)
        #expect(state.samples.filter.actual == nil)
    }
}
