import Foundation
import RunStore
import TerminalUI
import Testing

@testable import Dashboard

/// Marking samples, and the ready orders.
@Suite struct MarkTests {
    @Test func `space marks a sample and goes on, and takes the mark away again`() throws {
        var state = DashboardDriver.onSamples()
        let actions = DashboardDriver.press([" "], &state)
        #expect(state.marks.paths == [RunFixtures.sample(0).sample.path])
        #expect(actions.contains(.saveMarks(state.marks)))
        #expect(state.samples.selected == 1)
        #expect(state.view().lines.contains { $0.contains("● neutral") })
        DashboardDriver.press([.up, " "], &state)
        #expect(state.marks.isEmpty)
    }

    @Test func `a note is typed, kept, shown and changed`() throws {
        var state = DashboardDriver.onSamples()
        DashboardDriver.press(["n", "t", "w", "o", " ", "f", "x", .backspace], &state)
        #expect(state.view().lines.last?.contains("note: two f_") == true)
        DashboardDriver.press([.enter], &state)
        let path = RunFixtures.sample(0).sample.path
        #expect(state.marks[path]?.note == "two f")
        #expect(state.marks[path]?.actual == "neutral")
        #expect(state.view().lines.contains { $0.contains("marked  two f") })
        DashboardDriver.press(["n", "!", .escape], &state)
        #expect(state.marks[path]?.note == "two f")
    }

    @Test func `M lists the marked ones alone`() {
        var state = DashboardDriver.onSamples()
        DashboardDriver.press([" "], &state)
        let actions = DashboardDriver.press(["M"], &state)
        let filter = SampleFilter(onlyErrors: false, paths: state.marks.paths)
        #expect(actions == [.readSamples(SampleQuery(epoch: 7, filter: filter, order: .loss), offset: 0)])
        DashboardDriver.press(["M"], &state)
        #expect(state.samples.filter.paths == nil)
    }

    @Test func `w asks for the confidently wrong, m for the likely mislabelled, x for all errors`() {
        var state = DashboardDriver.onSamples()
        let wrong = SampleQuery(epoch: 7, filter: SampleFilter(), order: .confidence)
        #expect(DashboardDriver.press(["w"], &state) == [.readSamples(wrong, offset: 0)])
        #expect(state.view().lines.contains { $0.contains("Confidently wrong") })
        let doubted = SampleQuery(
            epoch: 7, filter: SampleFilter(onlyErrors: false), listing: .mislabelled)
        #expect(DashboardDriver.press(["m"], &state) == [.readSamples(doubted, offset: 0)])
        #expect(state.view().lines.contains { $0.contains("Likely mislabelled") })
        DashboardDriver.press(["o"], &state)
        #expect(state.samples.listing == .sorted(.loss))
    }

    @Test func `a doubted label says what it should rather be`() {
        var state = RunFixtures.state(RunFixtures.live, width: 120, height: 40)
        _ = state.update(.input(.key("3")))
        _ = state.update(.input(.key("m")))
        let query = SampleQuery(epoch: 7, filter: SampleFilter(onlyErrors: false), listing: .mislabelled)
        let suspect = ConfidentLearning.Suspect(sample: 0, suggested: 3, doubt: 0.48)
        _ = state.update(
            .samples(
                SamplePage(
                    query: query, total: 1, offset: 0, samples: [RunFixtures.sample(0)],
                    suspicions: [0: suspect])))
        let text = state.view().lines.joined(separator: "\n")
        #expect(text.contains("label: rather surprise by 0.48"))
        #expect(text.contains("doubt▼"))
    }

    @Test func `marks as a table come back as they were`() throws {
        var marks = SampleMarks()
        marks.set(mark("a,b.png", note: "says \"sad\", I'd say"))
        marks.set(mark("c.png", note: ""))
        #expect(SampleMarks(csv: marks.csv) == marks)
        #expect(marks.csv.hasPrefix("path,true,predicted,confidence,note\n"))
        #expect(SampleMarks(csv: "nonsense\nhere,too").isEmpty)
    }

    @Test func `marks are kept with the viewer, for this run and no other of its name`() throws {
        let path = NSTemporaryDirectory() + "marks-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let folder = try #require(MarkFolder(environment: ["XDG_CONFIG_HOME": path]))
        #expect(folder.path == path + "/fer-tui/marks")
        let run = RunFixtures.live.directory
        #expect(folder.load(run, createdAt: 5).isEmpty)
        var marks = SampleMarks()
        marks.set(mark("a.png", note: "x"))
        try folder.save(marks, of: run, createdAt: 5)
        #expect(folder.load(run, createdAt: 5) == marks)
        #expect(folder.load(run, createdAt: 6).isEmpty)
    }

    @Test func `marks read late are added, and those set meanwhile stand`() {
        var state = DashboardDriver.onSamples()
        let path = RunFixtures.sample(0).sample.path
        DashboardDriver.press(["n", "m", "i", "n", "e", .enter], &state)
        var kept = SampleMarks()
        kept.set(mark(path, note: "old"))
        kept.set(mark("other.png", note: ""))
        _ = state.update(.marks(kept, of: RunFixtures.live.directory))
        #expect(state.marks[path]?.note == "mine")
        #expect(state.marks.all.count == 2)
    }

    private func mark(_ path: String, note: String) -> SampleMark {
        SampleMark(path: path, actual: "sad", predicted: "happy", confidence: 0.75, note: note)
    }
}
