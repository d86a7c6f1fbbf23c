import TerminalUI
import Testing

@testable import Dashboard
@testable import RunStore

@Suite struct SizeTests {
    @Test(arguments: ["empty", "live", "crashed"])
    func `any size draws`(name: String) throws {
        let run = try #require(RunFixtures.all.first { $0.name == name }).run
        let sizes = [
            (1, 1), (2, 3), (0, 0), (59, 16), (60, 15), (60, 16), (61, 17), (72, 19), (79, 20), (80, 24),
            (97, 35),
            (120, 36), (149, 50), (300, 16), (60, 100), (300, 100),
        ]
        for (width, height) in sizes {
            for screen in Screen.allCases {
                var state = RunFixtures.state(run, width: width, height: height)
                state.screen = screen
                let grid = state.view()
                #expect(grid.width == width && grid.height == height)
            }
        }
    }

    @Test func `a terminal that is too small says what it needs`() {
        let lines = RunFixtures.state(RunFixtures.live, width: 59, height: 16).view().lines
        #expect(lines.contains { $0.contains("needs 60x16") })
        #expect(lines.contains { $0.contains("this is 59x16") })
    }

    @Test func `80x24 shows state, ETA, loss, accuracy and the matrix`() {
        let text = RunFixtures.state(RunFixtures.live).view().lines.joined(separator: "\n")
        for part in ["training", "ETA 13m", "loss 0.6", "acc 72.7%", "Confusion", "surprise  7   4   1   84"]
        {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test(arguments: [(60, 16), (80, 24), (120, 40)])
    func `every overlay fits every size`(width: Int, height: Int) {
        for overlay in [
            Overlay.help(scroll: 3), .question(.stop, selected: 3), .question(.export, selected: 1),
            .search(SearchEntry(text: "long text to look for")),
            .palette(text: "e", selected: 3),
        ] {
            var state = RunFixtures.state(RunFixtures.live, width: width, height: height)
            state.overlay = overlay
            _ = state.update(.failed(String(repeating: "a long reason ", count: 30)))
            #expect(state.view().width == width)
        }
    }

    @Test func `80x24 shows the word that matters: what changed, what is wrong, what the picture says`() {
        var confusion = RunFixtures.state(RunFixtures.live)
        DashboardDriver.press(["2", .down, .down, .right, .right], &confusion)
        #expect(DashboardDriver.text(confusion).contains("230 sad → sad  57.1% of 403  +30"))

        var runs = RunFixtures.state(RunFixtures.live)
        _ = runs.show(.runs)
        _ = runs.update(.runs(RunFixtures.entries))
        #expect(DashboardDriver.text(runs).contains("is damaged: malformed"))

        var samples = DashboardDriver.onSamples()
        samples.size = Size(width: 80, height: 24)
        DashboardDriver.press([.down, .down, "v"], &samples)
        #expect(DashboardDriver.text(samples).contains("Grad-CAM contempt: computing"))
        if let map = AttentionMap(side: 2, values: [1, 0, 0, 1]) {
            _ = samples.update(.explained(path: RunFixtures.sample(2).sample.path, .map(map)))
        }
        #expect(DashboardDriver.text(samples).contains("Grad-CAM contempt, best "))
    }

    @Test(arguments: [(80, 24), (200, 60)], Screen.allCases)
    func `a name of 220 characters takes no more room than others`(size: (Int, Int), screen: Screen) throws {
        let long = "2026-11-23-" + String(repeating: "x", count: 200) + "-ferplus9"
        var run = RunFixtures.live
        run.directory = RunDirectory(unchecked: "/home/ada/runs/\(long)")
        var state = RunFixtures.state(run, width: size.0, height: size.1)
        _ = state.show(screen)
        var entries = RunFixtures.entries
        entries[0] = RunIndex.Entry(
            directory: run.directory,
            summary: entries[0].summary.map { summary in
                RunSummary(
                    directory: run.directory, state: summary.state, configuration: summary.configuration,
                    epochs: summary.epochs, lastActive: summary.lastActive)
            })
        _ = state.update(.runs(entries))
        let lines = state.view().lines
        if screen == .runs {
            let row = try #require(lines.first { $0.contains("…") && $0.contains("training  ") })
            #expect(row.contains("2026-11-23-") && row.contains("66.6%"))
        }
        DashboardDriver.press(["s"], &state)
        #expect(state.view().lines.contains { $0.contains("Stop 2026-11-23-") && $0.contains("ferplus9?") })
    }

    @Test func `names and counts of any length are cut, not wrapped into garbage`() {
        var run = RunFixtures.live
        run.configuration.dataset = String(repeating: "/very/long/path", count: 20)
        run.configuration.model = String(repeating: "b", count: 200)
        run.log = [String(repeating: "x", count: 5000), "\u{1b}[31mred\u{1b}[0m", "emoji 👩‍👩‍👧 and 漢字"]
        for screen in Screen.allCases {
            var state = RunFixtures.state(run, width: 200, height: 60)
            state.screen = screen
            #expect(!state.view().lines.joined().contains("\u{1b}"))
        }
    }
}
