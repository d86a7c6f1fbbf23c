import Foundation
import RunStore
import TerminalUI
import Testing

@testable import Dashboard

/// Marking samples, and the ready orders.
@Suite struct MarkTests {
    @Test func `space marks the selected sample and stays, and takes the mark away again`() throws {
        var state = DashboardDriver.onSamples()
        let actions = DashboardDriver.press([" "], &state)
        #expect(state.marks.paths == [RunFixtures.sample(0).sample.path])
        #expect(actions == [.saveMarks(state.marks)])
        #expect(state.samples.selected == 0)
        #expect(state.notice?.text == "marked; n writes a note on it")
        #expect(state.view().lines.contains { $0.contains("● neutral") })
        DashboardDriver.press([" "], &state)
        #expect(state.marks.isEmpty)
        #expect(state.notice?.text == "the mark is removed")
    }

    @Test func `n after Space writes its note on the sample that was marked`() {
        var state = DashboardDriver.onSamples()
        DashboardDriver.press([" ", "n", "e", "y", "e", "s", .enter], &state)
        #expect(state.marks.paths == [RunFixtures.sample(0).sample.path])
        #expect(state.marks[RunFixtures.sample(0).sample.path]?.note == "eyes")
    }

    @Test func `a second Space brings a mark back with its note`() {
        var state = DashboardDriver.onSamples()
        let path = RunFixtures.sample(0).sample.path
        DashboardDriver.press(["n", "e", "y", "e", "s", .enter, " "], &state)
        #expect(state.marks.isEmpty)
        #expect(state.notice?.text == "the mark and its note are removed; Space brings both back")
        let actions = DashboardDriver.press([" "], &state)
        #expect(state.marks[path]?.note == "eyes")
        #expect(actions == [.saveMarks(state.marks)])
    }

    @Test func `a note stays with the sample that it was begun on when the list changes`() throws {
        var state = DashboardDriver.onSamples()
        DashboardDriver.press([.down, "n", "o"], &state)
        let page = try #require(state.samples.page)
        state.samples.asked = page.query
        _ = state.update(
            .samples(
                SamplePage(query: page.query, total: 3, offset: 0, samples: (7..<10).map(RunFixtures.sample)))
        )
        DashboardDriver.press(["k", .enter], &state)
        #expect(state.marks[RunFixtures.sample(1).sample.path]?.note == "ok")
        #expect(state.marks.paths.count == 1)
    }

    @Test func `the selection stays with its sample when the next epoch is evaluated`() throws {
        var state = DashboardDriver.onSamples()
        DashboardDriver.press([.down], &state)
        var run = RunFixtures.live
        run.epochs.append(run.epochs[6])
        run.epochs[7].epoch = 8
        run.confusion[8] = RunFixtures.matrix
        run.predictedEpochs = [7, 8]
        let actions = state.update(.run(run))
        let query = SampleQuery(epoch: 8, filter: SampleFilter(), order: .loss)
        #expect(actions == [.readSamples(query, offset: 0)])
        let samples = [5, 4, 3, 2, 1].map(RunFixtures.sample)
        _ = state.update(.samples(SamplePage(query: query, total: 5, offset: 0, samples: samples)))
        #expect(state.selectedSample == RunFixtures.sample(1))
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
        #expect(state.notice?.text == "marked, with the note")
        DashboardDriver.press(["n", "!", .escape], &state)
        #expect(state.marks[path]?.note == "two f")
        #expect(state.notice?.text == "the note is as it was before")
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

    @Test func `w lists errors of high confidence, m labels in doubt, and each goes back to the list before`()
    {
        var state = DashboardDriver.onSamples()
        DashboardDriver.press(["u", "o"], &state)
        let before = SampleQuery(epoch: 7, filter: SampleFilter(actual: 0), order: .confidence)
        let wrong = SampleQuery(epoch: 7, filter: SampleFilter(), order: .confidence)
        #expect(DashboardDriver.press(["w"], &state) == [.readSamples(wrong, offset: 0)])
        #expect(state.view().lines.contains { $0.contains("Misclassified with high confidence") })
        let doubted = SampleQuery(
            epoch: 7, filter: SampleFilter(onlyErrors: false), listing: .mislabeled)
        #expect(DashboardDriver.press(["m"], &state) == [.readSamples(doubted, offset: 0)])
        #expect(state.view().lines.contains { $0.contains("Likely mislabeled") })
        #expect(DashboardDriver.press(["m"], &state) == [.readSamples(before, offset: 0)])
        #expect(DashboardDriver.press(["w"], &state) == [.readSamples(wrong, offset: 0)])
        #expect(DashboardDriver.press(["w"], &state) == [.readSamples(before, offset: 0)])
    }

    @Test func `a doubted label says what it should rather be`() {
        var state = RunFixtures.state(RunFixtures.live, width: 120, height: 40)
        _ = state.update(.input(.key("3")))
        _ = state.update(.input(.key("m")))
        let query = SampleQuery(epoch: 7, filter: SampleFilter(onlyErrors: false), listing: .mislabeled)
        let suspect = ConfidentLearning.Suspect(sample: 0, suggested: 3, doubt: 0.48)
        _ = state.update(
            .samples(
                SamplePage(
                    query: query, total: 1, offset: 0, samples: [RunFixtures.sample(0)],
                    suspicions: [0: suspect])))
        let text = state.view().lines.joined(separator: "\n")
        #expect(text.contains("label: rather surprise by 0.48"))
        #expect(text.contains("doubt▼"))
        DashboardDriver.press(["?"], &state)
        #expect(DashboardDriver.text(state).contains("doubt: by how much another class leads"))
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
