package import TerminalUI

/// Every key that does something on a screen.
package enum KeyTable {
    private static let everywhere = "Everywhere"
    /// More places than any list has.
    private static let farAway = 1 << 40

    /// What keys do on a screen: its own come before those that work everywhere.
    package static func commands(on screen: Screen) -> [KeyCommand] {
        screen.content.commands + searching(screen) + panes(screen) + common + screens
    }

    /// What a key does on a screen.
    static func command(for key: Key, on screen: Screen) -> KeyCommand? {
        commands(on: screen).first { $0.binding.keys.contains(key) }
    }

    /// Everything that keys do on a screen, for the help.
    package static func bindings(on screen: Screen) -> [KeyBinding] { commands(on: screen).map(\.binding) }

    /// What is most worth knowing on a screen, most important first.
    static func hints(on screen: Screen) -> [KeyBinding] {
        let shown = commands(on: screen).filter { $0.hintRank > 0 }
        return shown.enumerated()
            .sorted { (-$0.element.hintRank, $0.offset) < (-$1.element.hintRank, $1.offset) }
            .map(\.element.binding)
    }

    private static func searching(_ screen: Screen) -> [KeyCommand] {
        guard let search = screen.content.search else { return [] }
        let start = KeyCommand.change("/", "search", "search as you type", rank: 6) { $0.startSearch() }
        return [start] + search.commands
    }

    /// A screen of one pane has no next one.
    private static func panes(_ screen: Screen) -> [KeyCommand] {
        let next = KeyCommand.change("w", "pane", "focus the next pane", rank: 2) { $0.focusNextPane() }
        let zoom = KeyCommand.change("z", "alone", "show the focused pane alone, or all again", rank: 3) {
            $0.toggleZoom()
        }
        switch screen.panes.count {
        case 0: return []
        case 1: return [zoom]
        default: return [next, zoom]
        }
    }

    private static let common: [KeyCommand] = [
        .action("q", "leave", "leave; training goes on", rank: 9, group: everywhere) { _ in [.leave] },
        .change("?", "help", "this help", rank: 8, group: everywhere) { $0.overlay = .help(scroll: 0) },
        .action(
            [.character(":")], "commands", "find a command by its name", rank: 2, group: everywhere,
            isInPalette: false
        ) {
            state, _ in
            state.overlay = .palette(text: "", selected: 0)
            return []
        },
        .action("p", "pause", "pause training, or go on", rank: 3, group: everywhere) { $0.pauseOrUnpause() },
        .change("c", "checkpoint", "write a checkpoint now", rank: 3, group: everywhere) {
            $0.ask(.checkpoint)
        },
        .change("s", "stop", "stop the run, with or without saving", rank: 3, group: everywhere) {
            $0.ask(.stop)
        },
        .change(
            "e", "export", "write matrix, curves, errors and marks as files", rank: 2, group: everywhere
        ) { $0.askForExport() },
        .change("t", "theme", "next theme", rank: 1, group: everywhere) { $0.changeTheme() },
        .change("T", "glyphs", "curves in braille, blocks or ASCII", group: everywhere) { $0.changeGlyphs() },
        .action([.tab], "next", "next screen", rank: 1, group: everywhere) { state, _ in
            state.show(state.screen.moved(by: 1))
        },
        .action([.backTab], "previous", "previous screen", group: everywhere) { state, _ in
            state.show(state.screen.moved(by: -1))
        },
        .action(
            [.up, .down, .left, .right] + "hjkl".map(Key.character), "move", "move the cursor or selection",
            group: everywhere, isInPalette: false
        ) { state, key in
            Direction(key).map { state.screen.content.move($0, in: &state) } ?? []
        },
        .action([.pageUp, .pageDown], "page", "move by a page", group: everywhere, isInPalette: false) {
            state, key in
            let page = max(1, state.size.height - 8)
            return state.screen.content.move(by: key == .pageUp ? -page : page, in: &state)
        },
        .action([.home, .character("g")], "first", "go to the start", group: everywhere) { state, _ in
            state.screen.content.move(by: -farAway, in: &state)
        },
        .action([.end, .character("G")], "last", "go to the end", group: everywhere) { state, _ in
            state.screen.content.move(by: farAway, in: &state)
        },
        .action(
            [.escape], "back", "close what lies above, or go back", group: everywhere, isInPalette: false
        ) { state, _ in state.goBack() },
    ]

    private static let screens: [KeyCommand] = Screen.allCases.map { screen in
        .action([.character(screen.digit)], screen.title, "go to \(screen.title)", group: "Screens") {
            state, _ in
            state.show(screen)
        }
    }
}
