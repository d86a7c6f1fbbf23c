package import TerminalUI

/// Every key that does something on a screen.
package enum KeyTable {
    private static let everywhere = "Everywhere"
    /// More places than any list has.
    private static let farAway = 1 << 40

    /// The commands of keys on a screen: its own, then those of every screen.
    package static func commands(on screen: Screen) -> [KeyCommand] {
        own(screen) + panes(screen) + common + screens
    }

    /// The commands of keys on this screen alone.
    static func own(_ screen: Screen) -> [KeyCommand] { screen.content.commands + searching(screen) }

    /// The command of a key on a screen.
    static func command(for key: Key, on screen: Screen) -> KeyCommand? {
        commands(on: screen).first { $0.binding.keys.contains(key) }
    }

    /// Everything that keys do on a screen, for the help.
    package static func bindings(on screen: Screen) -> [KeyBinding] { commands(on: screen).map(\.binding) }

    /// What is most worth knowing for a state, most important first; not what could do nothing.
    static func hints(for state: DashboardState) -> [KeyBinding] {
        let shown = commands(on: state.screen).enumerated().filter { $0.element.hintRank > 0 }
            .sorted { (-$0.element.hintRank, $0.offset) < (-$1.element.hintRank, $1.offset) }
        return shown.compactMap { _, command in
            let binding = command.binding
            return command.hint(state).map {
                KeyBinding(binding.keys, hint: $0, help: binding.help, group: binding.group)
            }
        }
    }

    private static func searching(_ screen: Screen) -> [KeyCommand] {
        guard let search = screen.content.search else { return [] }
        let start = KeyCommand.change("/", "search", "search as you type", rank: 6) { $0.startSearch() }
        return [start.alsoCalled("find", "filter")] + search.commands
    }

    /// A screen of one pane has no next one.
    private static func panes(_ screen: Screen) -> [KeyCommand] {
        let next = KeyCommand.change("w", "pane", "focus the next pane", rank: 2) { $0.focusNextPane() }
            .alsoCalled("window", "switch")
        let zoom = KeyCommand.change("z", "alone", "show the focused pane alone, or all again", rank: 3) {
            $0.toggleZoom()
        }.alsoCalled("zoom", "maximize", "full screen")
        switch screen.panes.count {
        case 0: return []
        case 1: return [zoom]
        default: return [next, zoom]
        }
    }

    private static let common: [KeyCommand] = leaving + steering + appearance + moving

    private static let leaving: [KeyCommand] = [
        .action("q", "leave", "leave; training goes on", rank: 9, group: everywhere) { _ in [.leave] }
            .alsoCalled("quit", "exit", "close", "detach"),
        .change("?", "help", "this help", rank: 8, group: everywhere) { $0.overlay = .help(scroll: 0) }
            .alsoCalled("keys", "shortcuts", "manual"),
        .change(":", "commands", "find a command by its name", rank: 2, group: everywhere) {
            $0.overlay = .palette(text: "", selected: 0)
        }.outsidePalette(),
    ]

    private static let steering: [KeyCommand] = [
        .action("p", "pause", "pause training, or unpause it", rank: 3, group: everywhere) {
            $0.pauseOrUnpause()
        }.hinted { $0.run.state == .paused ? "unpause" : "pause" }
            .alsoCalled("unpause", "resume", "continue", "go on", "wait"),
        .change("c", "checkpoint", "write a checkpoint now", rank: 3, group: everywhere) {
            $0.ask(.checkpoint)
        }
        .hinted { _ in "checkpoint" }.alsoCalled("save", "snapshot", "weights"),
        .change("s", "stop", "stop the run, with or without saving", rank: 3, group: everywhere) {
            $0.ask(.stop)
        }
        .hinted { _ in "stop" }.alsoCalled("end", "abort", "kill", "terminate", "finish", "cancel training"),
        .change(
            "e", "export", "write matrix, curves, errors and marks as files", rank: 2, group: everywhere
        ) { $0.askForExport() }.alsoCalled("save as", "csv", "json", "files"),
    ]

    private static let appearance: [KeyCommand] = [
        .change("t", "theme", "next theme", rank: 1, group: everywhere) { $0.changeTheme() }
            .alsoCalled("colors", "colours", "dark", "light"),
        .change("T", "glyphs", "curves in braille, blocks or ASCII", group: everywhere) { $0.changeGlyphs() }
            .alsoCalled("characters", "unicode", "font"),
    ]

    private static let moving: [KeyCommand] = [
        .action([.tab], "next", "next screen", rank: 1, group: everywhere) { state, _ in
            state.show(state.screen.moved(by: 1))
        },
        .action([.backTab], "previous", "previous screen", group: everywhere) { state, _ in
            state.show(state.screen.moved(by: -1))
        },
        .action(
            [.up, .down, .left, .right] + "hjkl".map(Key.character), "move", "move the cursor or selection",
            group: everywhere
        ) { state, key in
            Direction(key).map { state.screen.content.move($0, in: &state) } ?? []
        }.outsidePalette(),
        .action([.pageUp, .pageDown], "page", "move by a page", group: everywhere) { state, key in
            let page = max(1, state.size.height - 8)
            return state.screen.content.move(by: key == .pageUp ? -page : page, in: &state)
        }.outsidePalette(),
        .action([.home, .character("g")], "first", "go to the start", group: everywhere) { state, _ in
            state.screen.content.move(by: -farAway, in: &state)
        }.alsoCalled("top", "beginning"),
        .action([.end, .character("G")], "last", "go to the end", group: everywhere) { state, _ in
            state.screen.content.move(by: farAway, in: &state)
        }.alsoCalled("bottom", "newest"),
        .action([.escape], "back", "close what lies above, or go back", group: everywhere) { state, _ in
            state.goBack()
        }.outsidePalette(),
    ]

    private static let screens: [KeyCommand] = Screen.allCases.map { screen in
        .action([.character(screen.digit)], screen.title, "go to \(screen.title)", group: "Screens") {
            state, _ in
            state.show(screen)
        }.alsoCalled("show \(screen.title)", "open \(screen.title)")
    }
}
