import Foundation
import RunStore
import TerminalUI
import Testing

@testable import Dashboard

/// Panes, palette, mouse and settings: what makes a screen a pleasure.
@Suite struct CraftTests {
    // MARK: Panes

    @Test func `z shows one pane alone, w goes on to the next, Esc shows all again`() {
        var state = RunFixtures.state(RunFixtures.live, width: 120, height: 40)
        DashboardDriver.press(["4", "z"], &state)
        #expect(Self.titles(state) == ["Loss"])
        DashboardDriver.press(["w"], &state)
        #expect(Self.titles(state) == ["Accuracy"])
        DashboardDriver.press([.escape], &state)
        #expect(Self.titles(state).count == 6)
        #expect(state.screen == .charts)
    }

    @Test
    func `every pane of every screen can be had alone, also where there is no room for it among others`() {
        for screen in Screen.allCases {
            for place in screen.panes.indices {
                var state = RunFixtures.state(RunFixtures.live, width: 60, height: 16)
                _ = state.show(screen)
                DashboardDriver.press([Key](repeating: "w", count: place + 1) + ["z"], &state)
                #expect(state.zoomedPane == screen.panes[place])
                let top = state.view().lines[ScreenLayout(size: state.size).content.y]
                #expect(top.hasPrefix("╭─") && top.count { $0 == "╭" } == 1, "\(screen) \(place)")
            }
        }
    }

    @Test func `a click focuses a pane, a double click shows it alone`() {
        var state = RunFixtures.state(RunFixtures.live, width: 120, height: 40)
        let place = Position(column: 90, row: 10)
        _ = state.update(.input(.mouse(MouseEvent(action: .click, position: place))))
        #expect(state.isFocused(.accuracy))
        #expect(state.zoomedPane == nil)
        _ = state.update(.input(.mouse(MouseEvent(action: .doubleClick, position: place))))
        #expect(state.zoomedPane == .accuracy)
        _ = state.update(.input(.mouse(MouseEvent(action: .doubleClick, position: place))))
        #expect(state.zoomedPane == nil)
    }

    // MARK: Commands

    @Test func `a few letters of what a command does find it, and Enter does it`() {
        var state = RunFixtures.state(RunFixtures.live)
        DashboardDriver.press([":"] + "chart".map(Key.character), &state)
        #expect(DashboardDriver.text(state).contains("go to Charts"))
        DashboardDriver.press([.enter], &state)
        #expect(state.screen == .charts)
        #expect(state.overlay == nil)
        DashboardDriver.press([":"] + "write a check".map(Key.character), &state)
        DashboardDriver.press([.enter], &state)
        #expect(state.overlay == .question(.checkpoint, selected: 0))
    }

    @Test func `the palette offers what the keys of the screen do, each with its key`() {
        for screen in Screen.allCases {
            let offered = PaletteSearch.entries(for: "", on: screen).filter { $0.screen == nil }.map(
                \.binding)
            let keys = KeyTable.bindings(on: screen)
            let left = Set(keys).subtracting(offered).map(\.hint)
            #expect(Set(left).isSubset(of: ["move", "page", "commands", "back"]))
            #expect(Set(offered).isSubset(of: Set(keys)))
        }
    }

    @Test func `the palette knows other words for what it offers`() {
        let words: [(typed: String, hint: String)] = [
            ("quit", "leave"), ("exit", "leave"), ("resume", "pause"), ("save", "checkpoint"),
            ("abort", "stop"),
            ("csv", "export"), ("color", "theme"), ("shortcuts", "help"), ("find", "search"),
            ("maximize", "alone"),
        ]
        for screen in Screen.allCases {
            for word in words where word.hint != "alone" || !screen.panes.isEmpty {
                let found = PaletteSearch.entries(for: word.typed, on: screen)
                let hints = found.prefix(3).map(\.command.binding.hint)
                #expect(hints.contains(word.hint), "\(word.typed) on \(screen): \(hints)")
            }
            #expect(PaletteSearch.entries(for: "quit", on: screen).first?.command.binding.hint == "leave")
        }
    }

    @Test func `the palette finds the commands of other screens, and goes there`() {
        var state = RunFixtures.state(RunFixtures.live)
        DashboardDriver.press([":"] + "smooth".map(Key.character), &state)
        #expect(DashboardDriver.text(state).contains("Charts: raw values, or smoothed more and more"))
        let smoothing = state.charts.smoothing
        DashboardDriver.press([.enter], &state)
        #expect(state.screen == .charts)
        #expect(state.charts.smoothing != smoothing)
        for screen in Screen.allCases {
            let offered = Set(PaletteSearch.entries(for: "", on: screen).map(\.command.binding.help))
            for other in Screen.allCases {
                #expect(offered.isSuperset(of: KeyTable.own(other).map(\.binding.help)))
            }
        }
    }

    @Test func `the palette walks with arrows, says when nothing is found, and Esc closes it`() {
        var state = RunFixtures.state(RunFixtures.live)
        DashboardDriver.press([":", .down, .down, .up], &state)
        guard case .palette(_, let selected) = state.overlay else {
            Issue.record("no palette")
            return
        }
        #expect(selected == 1)
        DashboardDriver.press("qqqq".map(Key.character), &state)
        #expect(DashboardDriver.text(state).contains("no such command"))
        DashboardDriver.press([.enter, .escape], &state)
        #expect(state.overlay == nil)
    }

    @Test func `a click on a hint does what its key does`() {
        var state = RunFixtures.state(RunFixtures.live)
        let row = state.size.height - 1
        let line = state.view().lines[row]
        let column = line.distance(
            from: line.startIndex, to: line.range(of: "? help")?.lowerBound ?? line.endIndex)
        _ = state.update(
            .input(.mouse(MouseEvent(action: .click, position: Position(column: column, row: row)))))
        #expect(state.overlay == .help(scroll: 0))
    }

    @Test func `a click on a tab goes to its screen, at every width`() {
        for width in [60, 80, 120] {
            var state = RunFixtures.state(RunFixtures.live, width: width, height: 24)
            let line = state.view().lines[0]
            let digit = line.firstIndex(of: "7").map { line.distance(from: line.startIndex, to: $0) } ?? 0
            let click = MouseEvent(action: .click, position: Position(column: digit, row: 0))
            _ = state.update(.input(.mouse(click)))
            #expect(state.screen == .system, "\(width)")
        }
    }

    // MARK: Pastes

    @Test func `a paste is text on one line in every text field`() {
        var state = DashboardDriver.onSamples()
        let paste = DashboardEvent.input(.paste("two\r\nlines\tand \u{7}q\n"))
        DashboardDriver.press(["n"], &state)
        _ = state.update(paste)
        #expect(DashboardDriver.text(state).contains("note: two lines and q_"))
        DashboardDriver.press([.enter, ":"], &state)
        _ = state.update(paste)
        #expect(state.overlay == .palette(text: "two lines and q", selected: 0))
        DashboardDriver.press([.escape, "/"], &state)
        _ = state.update(paste)
        #expect(state.samples.filter.pathText == "two lines and q")
    }

    @Test(arguments: Screen.allCases)
    func `a paste means nothing where no text is typed`(screen: Screen) {
        for keys in [[], ["?"], ["s"]] as [[Key]] {
            var state = RunFixtures.state(RunFixtures.live, width: 120, height: 40)
            _ = state.show(screen)
            DashboardDriver.press(keys, &state)
            let before = state.view().lines
            #expect(state.update(.input(.paste("p s\nq"))).isEmpty)
            #expect(state.view().lines == before)
        }
    }

    // MARK: Settings and themes

    @Test func `what the terminal or a damaged theme forces upon the screen is not remembered`() {
        var settings = DashboardSettings()
        (settings.theme, settings.glyphs) = ("mine", "braille")
        var state = RunFixtures.state(RunFixtures.live)
        state.appearance = Appearance(glyphs: .ascii)
        state.apply(settings)
        DashboardDriver.press(["4", "m"], &state)
        #expect(state.settings.theme == "mine" && state.settings.glyphs == "braille")
        DashboardDriver.press(["t"], &state)
        #expect(state.settings.theme == state.appearance.theme.name)
        #expect(state.settings.glyphs == "braille")
    }

    @Test func `what the user has chosen comes back the next time`() {
        var state = RunFixtures.state(RunFixtures.live)
        DashboardDriver.press(["t", "T", "4", "m", "y", "x", "o", "2", "n"], &state)
        let settings = state.settings
        var next = RunFixtures.state(RunFixtures.live)
        next.apply(settings)
        next.appearance.glyphs = settings.glyphSet ?? .ascii
        next.appearance.theme = settings.theme.flatMap(next.themes.theme) ?? next.appearance.theme
        #expect(next.settings == settings)
        #expect(next.charts.isLogarithmic && next.charts.showsPaper)
        #expect(settings != RunFixtures.state(RunFixtures.live).settings)
    }

    @Test func `a bad theme file is said with its line as the dashboard opens`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "themes-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("\ntain = \"#000000\"".utf8).write(to: folder.appending(path: "mine.theme"))
        var state = DashboardState(
            run: RunFixtures.live, runsPath: "/", size: Size(width: 120, height: 40),
            themes: ThemeCatalog(userFolder: folder))
        state.report([])
        #expect(DashboardDriver.text(state).contains("mine.theme:2: no color is called"))
        #expect(state.appearance.theme == ThemeCatalog.standard)
    }

    @Test func `settings that mean nothing are passed over`() {
        var settings = DashboardSettings()
        settings.smoothing = 7
        settings.measure = "furlongs"
        settings.normalization = ""
        var state = RunFixtures.state(RunFixtures.live)
        let before = state.settings
        state.apply(settings)
        #expect(state.settings == before)
    }

    @Test func `opening another run keeps the way the charts are drawn`() {
        var state = RunFixtures.state(RunFixtures.live)
        DashboardDriver.press(["4", "m", "y", "+", .left], &state)
        let settings = state.settings
        _ = state.update(.run(RunFixtures.other(1)))
        #expect(state.settings == settings)
        #expect(state.charts.window == nil && state.charts.cursor == nil)
    }

    /// The titles of the charts that are shown.
    private static func titles(_ state: DashboardState) -> [String] {
        let text = DashboardDriver.text(state)
        return ChartMetric.all.map(\.title).filter {
            text.contains("─ \($0) ─")
        }
    }
}
