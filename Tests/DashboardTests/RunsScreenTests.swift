import Foundation
import TerminalUI
import Testing

@testable import Dashboard
@testable import RunStore

/// The list of runs: what is marked there is compared there and drawn on the charts.
@Suite struct RunsScreenTests {
    @Test func `the list shows state, a curve and the best figures of each run`() throws {
        let lines = Self.listed(width: 160, height: 40).view().lines
        let finished = try #require(lines.first { $0.contains("2026-11-20-b4-ferplus") })
        let best = try #require(try RunFixtures.entries[1].summary.get().bestEpoch)
        #expect(finished.contains("✓ finished"))
        #expect(finished.contains(NumberText.percent(best.evaluationAccuracy)))
        #expect(finished.contains("20/20"))
        #expect(finished.contains("▁") && finished.contains("█"))
        #expect(lines.contains { $0.contains("broken") && $0.contains("unreadable") })
    }

    @Test func `a run that cannot be read says why, in full, where it is selected`() {
        var state = Self.listed(width: 80, height: 24)
        DashboardDriver.press([.end], &state)
        #expect(DashboardDriver.text(state).contains("This run cannot be read"))
        #expect(DashboardDriver.text(state).contains("malformed"))
    }

    @Test func `space marks runs, which are drawn on the same charts with a letter and a legend`() {
        var state = Self.listed()
        DashboardDriver.press([.down], &state)
        #expect(state.update(.input(.key(.character(" ")))) == [.watch([RunFixtures.entries[1].directory])])
        #expect(state.runs.selected == 1, "Enter opens the run that was marked")
        _ = state.update(.watched(RunFixtures.other(1)))
        _ = state.show(.charts)
        let chart = ChartsTests.chart(.loss, state)
        let other = chart.series.filter { $0.label == "A" }
        #expect(other.map(\.name) == ["2026-11-20-b4-ferplus"])
        #expect(other.first?.points.count == 20)
        // The longer of the two sets the axis.
        #expect(state.wholeSpan.upperBound == 8000)
        let text = DashboardDriver.text(state)
        #expect(text.contains("A ╍╍ 2026-11-20-b4-ferplus"))
        #expect(text.contains("━━ train"))
    }

    @Test func `a mark is taken away by the same key, all marks by one, which brings them back`() {
        var state = Self.listed()
        DashboardDriver.press([.down, " "], &state)
        #expect(state.runs.marked.count == 1)
        #expect(DashboardDriver.press([" "], &state) == [.watch([])])
        DashboardDriver.press([.up, " ", .down, " "], &state)
        let marked = state.runs.marked
        #expect(marked.count == 2)
        #expect(DashboardDriver.press(["x"], &state) == [.watch([])])
        #expect(state.runs.marked.isEmpty)
        #expect(DashboardDriver.press(["x"], &state) == [.watch(marked)])
        #expect(state.runs.marked == marked)
    }

    @Test func `a run that cannot be read is neither marked nor opened, and says why`() {
        for key in [Key.character(" "), .enter] {
            var state = Self.listed()
            DashboardDriver.press([.end], &state)
            #expect(state.update(.input(.key(key))).isEmpty)
            #expect(state.notice?.text.contains("malformed") == true)
        }
    }

    @Test func `only what differs is compared: settings first, then how the runs do`() {
        let runs = RunFixtures.entries.compactMap { try? $0.summary.get() }
        let differences = RunDifferences(runs, .braille)
        #expect(differences.settings.map(\.name) == ["lr", "optimizer", "weights"])
        #expect(differences.settings[0].values == ["0.05", "0.1", "0.05"])
        #expect(differences.settings[2].values == ["–", "–", "imagenet"])
        #expect(differences.common.count == 8)
        #expect(
            differences.figures.first { $0.name == "state" }?.values == ["training", "finished", "crashed"])
    }

    @Test func `the whole configuration is no setting that differs`() {
        let runs = RunFixtures.entries.compactMap { try? $0.summary.get() }.enumerated().map { place, run in
            var configuration = run.configuration
            configuration.options[RunConfiguration.wholeKey] = "{\"seed\":\(place)}"
            return RunSummary(
                directory: run.directory, state: run.state, configuration: configuration, epochs: run.epochs,
                lastActive: run.lastActive)
        }
        let differences = RunDifferences(runs, .braille)
        #expect(differences.settings.map(\.name) == ["lr", "optimizer", "weights"])
        #expect(!differences.rows.contains { $0.name == RunConfiguration.wholeKey })
    }

    @Test func `the comparison stands below the list, and beside it on a wide screen`() {
        for (width, height) in [(80, 24), (120, 40), (200, 60)] {
            var state = Self.listed(width: width, height: height)
            DashboardDriver.press([.down, " "], &state)
            let text = DashboardDriver.text(state)
            #expect(text.contains("How 2 runs differ"), "\(width)x\(height)")
            #expect(text.contains("adamw"))
            #expect(!text.contains("image size"))
        }
    }

    @Test func `of one run alone all settings are shown`() {
        let text = DashboardDriver.text(Self.listed(width: 120, height: 50))
        #expect(text.contains("This run"))
        #expect(text.contains("image size") && text.contains("seed"))
    }

    @Test func `a comparison longer than its pane is scrolled where it has the focus`() {
        var state = Self.listed(width: 80, height: 24)
        #expect(!DashboardDriver.text(state).contains("seed"))
        DashboardDriver.press(["w", "w", .end], &state)
        #expect(DashboardDriver.text(state).contains("seed"))
        #expect(state.runs.selected == 0)
        DashboardDriver.press([.home], &state)
        #expect(!DashboardDriver.text(state).contains("seed"))
        DashboardDriver.press([.escape, .down], &state)
        #expect(state.runs.selected == 1)
    }

    @Test func `Enter opens the selected run`() {
        var state = Self.listed()
        DashboardDriver.press([.down], &state)
        #expect(state.update(.input(.key(.enter))) == [.open(RunFixtures.entries[1].directory)])
        #expect(state.screen == .overview)
    }

    @Test func `the list is read again by itself while it is shown, and the selection stays with its run`() {
        var state = Self.listed()
        DashboardDriver.press([.down], &state)
        #expect(state.update(.clock(RunFixtures.now + 1)).isEmpty)
        #expect(state.update(.clock(RunFixtures.now + 2.1)) == [.listRuns])
        let new = RunIndex.Entry(
            directory: RunDirectory(unchecked: "/home/ada/runs/newest"),
            summary: RunFixtures.entries[0].summary)
        _ = state.update(.runs([new] + RunFixtures.entries))
        #expect(state.runs.selected == 2)
        _ = state.show(.overview)
        #expect(state.update(.clock(RunFixtures.now + 60)).isEmpty)
    }

    @Test func `the search selects as it is typed; Esc goes back to where it began`() {
        var state = Self.listed()
        DashboardDriver.press(["/", "b", "0"], &state)
        #expect(state.runs.selected == 2)
        DashboardDriver.press([.escape], &state)
        #expect(state.runs.selected == 0)
        DashboardDriver.press(["/", "f", "i", "n", "i", "s", "h", .enter], &state)
        #expect(state.runs.selected == 1)
        #expect(state.overlay == nil)
    }

    @Test func `the list sees what an ended run has become since it was read first`() throws {
        let path = FileManager.default.temporaryDirectory.path + "/runs-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let configuration = RunConfiguration(
            model: "b0", dataset: "faces", imageSize: 32, batchSize: 4, epochs: 2, stepsPerEpoch: 10)
        let run = try RunDirectory(creating: path + "/run", configuration: configuration)
        let writer = try RunWriter(run)
        try writer.enter(.stopped)
        try writer.close()
        var listing = RunListing(RunIndex(path: path))
        let first = listing.entries()
        #expect(try first.map { try $0.summary.get().state } == [.stopped])
        let again = try RunWriter(run)
        try again.enter(.finished)
        try again.close()
        let second = listing.entries()
        #expect(try second.map { try $0.summary.get().state } == [.finished])
    }

    @Test func `runs of another length of epoch meet on the axis of epochs`() {
        var state = Self.listed()
        DashboardDriver.press([.down, " "], &state)
        var other = RunFixtures.other(1)
        other.configuration.stepsPerEpoch = 100
        other.epochs = Array(other.epochs.prefix(3))
        _ = state.update(.watched(other))
        _ = state.show(.charts)
        DashboardDriver.press(["x"], &state)
        let points = ChartsTests.chart(.loss, state).series.first { $0.label == "A" }?.points
        #expect(points?.map(\.x) == [1, 2, 3])
    }

    private static func listed(width: Int = 100, height: Int = 40) -> DashboardState {
        var state = RunFixtures.state(RunFixtures.live, width: width, height: height)
        _ = state.show(.runs)
        _ = state.update(.runs(RunFixtures.entries))
        return state
    }
}
