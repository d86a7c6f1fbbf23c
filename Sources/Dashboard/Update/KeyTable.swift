package import TerminalUI

/// The one table from which keys are dispatched and from which hints and help are made.
package enum KeyTable {
    package struct Entry: Sendable {
        package let command: UserCommand
        package let binding: KeyBinding
        /// Where the key does this; nil everywhere.
        let screens: Set<Screen>?
        /// Higher comes earlier among the hints; 0 is left out there.
        let hintRank: Int

        func isActive(on screen: Screen) -> Bool { screens?.contains(screen) ?? true }
    }

    package static let entries: [Entry] = own + common + screens

    /// What a key does on a screen.
    package static func command(for key: Key, on screen: Screen) -> UserCommand? {
        entries.first { $0.isActive(on: screen) && $0.binding.keys.contains(key) }?.command
    }

    /// Everything that keys do on a screen, for the help.
    package static func bindings(on screen: Screen) -> [KeyBinding] {
        entries.filter { $0.isActive(on: screen) }.map(\.binding)
    }

    /// What the command palette offers on a screen: all but what needs a direction.
    package static func paletteEntries(on screen: Screen) -> [Entry] {
        entries.filter { $0.isActive(on: screen) && ![.move, .page, .palette, .back].contains($0.command) }
    }

    /// What is most worth knowing on a screen, most important first.
    package static func hints(on screen: Screen) -> [KeyBinding] {
        let shown = entries.filter { $0.hintRank > 0 && $0.isActive(on: screen) }
        return shown.enumerated()
            .sorted { (-$0.element.hintRank, $0.offset) < (-$1.element.hintRank, $1.offset) }
            .map(\.element.binding)
    }

    private static func entry(
        _ command: UserCommand, _ keys: [Key], _ hint: String, _ help: String, on screens: Set<Screen>? = nil,
        rank: Int = 0
    ) -> Entry {
        let group = screens == nil ? "Everywhere" : "This screen"
        return Entry(
            command: command, binding: KeyBinding(keys, hint: hint, help: help, group: group),
            screens: screens,
            hintRank: rank)
    }

    private static func letters(_ text: String) -> [Key] { text.map(Key.character) }

    /// The keys of single screens, which come before those that work everywhere.
    private static let own: [Entry] = [
        entry(.activate, [.enter], "samples", "list the samples of the cell", on: [.confusion], rank: 7),
        entry(
            .nextNormalization, letters("n"), "scale", "counts, shares of rows, of columns, of all",
            on: [.confusion], rank: 6),
        entry(
            .previousEpoch, letters("["), "earlier", "the matrix of the epoch before", on: [.confusion],
            rank: 5),
        entry(
            .nextEpoch, letters("]"), "later", "the matrix of the epoch after", on: [.confusion], rank: 5),
        entry(
            .showChange, letters("d"), "change", "how the matrix has changed since the epoch before",
            on: [.confusion], rank: 5),
        entry(
            .otherEpoch, letters("b"), "best/last", "the best epoch or the last", on: [.confusion, .samples],
            rank: 5),
        entry(
            .nextOrder, letters("o"), "order", "sort by loss, confidence, margin, position", on: [.samples],
            rank: 6),
        entry(.filterActual, letters("u"), "true", "next true class, or any", on: [.samples], rank: 4),
        entry(
            .filterPredicted, letters("i"), "predicted", "next predicted class, or any", on: [.samples],
            rank: 4),
        entry(
            .errorsOrAll, letters("a"), "all", "only misclassified samples, or all", on: [.samples], rank: 4),
        entry(.mark, letters(" "), "mark", "mark the sample, or take the mark away", on: [.samples], rank: 6),
        entry(
            .attention, letters("v"), "Grad-CAM",
            "where the network saw the predicted class, the true one, or off",
            on: [.samples], rank: 5),
        entry(.note, letters("n"), "note", "mark the sample with a note", on: [.samples], rank: 4),
        entry(
            .confidentlyWrong, letters("w"), "wrong", "the confidently wrong: errors, surest first",
            on: [.samples], rank: 5),
        entry(
            .likelyMislabelled, letters("m"), "mislabelled", "the likely mislabelled, by confident learning",
            on: [.samples], rank: 5),
        entry(.onlyMarked, letters("M"), "marked", "only marked samples, or all", on: [.samples], rank: 4),
        entry(
            .clearFilter, letters("x"), "clear", "back to the misclassified of all classes", on: [.samples]),
        entry(.zoomIn, letters("+="), "in", "zoom in around the cursor", on: [.charts], rank: 6),
        entry(.zoomOut, letters("-_"), "out", "zoom out", on: [.charts], rank: 5),
        entry(.panLeft, letters("<,"), "earlier", "move a zoomed view to earlier steps", on: [.charts]),
        entry(.panRight, letters(">."), "later", "move a zoomed view to later steps", on: [.charts]),
        entry(.wholeRun, letters("0"), "all", "show the whole run", on: [.charts], rank: 4),
        entry(
            .nextSmoothing, letters("m"), "smooth", "raw values, or smoothed more and more", on: [.charts],
            rank: 5),
        entry(
            .logarithmic, letters("y"), "log", "logarithmic scale for loss and learning rate", on: [.charts],
            rank: 4),
        entry(.otherMeasure, letters("x"), "epochs", "count in steps, or in epochs", on: [.charts], rank: 4),
        entry(
            .paper, letters("o"), "paper", "the paper's first and last figures over 50 epochs", on: [.charts],
            rank: 4),
        entry(.activate, [.enter], "open", "open the run", on: [.runs], rank: 6),
        entry(
            .markRun, letters(" "), "mark", "mark the run, for the charts and the comparison", on: [.runs],
            rank: 6),
        entry(.unmarkRuns, letters("x"), "unmark", "take all marks away", on: [.runs], rank: 4),
        entry(.refresh, letters("r"), "refresh", "read the list again", on: [.runs]),
        entry(
            .search, letters("/"), "search", "search as you type", on: searchable.union([.samples]), rank: 6),
        entry(.nextMatch, letters("n"), "next", "next match", on: searchable, rank: 5),
        entry(.previousMatch, letters("N"), "previous", "previous match", on: searchable),
        entry(.follow, letters("f"), "follow", "follow the end of the log", on: [.log], rank: 5),
        entry(
            .nextPane, letters("w"), "pane", "focus the next pane", on: paned.subtracting([.samples]), rank: 2
        ),
        entry(
            .zoomPane, letters("z"), "alone", "show the focused pane alone, or all again", on: paned, rank: 3),
    ]

    /// The screens whose search goes from match to match.
    private static let searchable: Set<Screen> = [.log, .runs]
    /// The screens of several panes.
    private static let paned = Set(Screen.allCases.filter { !Pane.all(on: $0).isEmpty })

    private static let common: [Entry] = [
        entry(.leave, letters("q"), "leave", "leave; training goes on", rank: 9),
        entry(.help, letters("?"), "help", "this help", rank: 8),
        entry(.palette, letters(":"), "commands", "find a command by its name", rank: 2),
        entry(.pauseOrResume, letters("p"), "pause", "pause training, or go on", rank: 3),
        entry(.checkpoint, letters("c"), "checkpoint", "write a checkpoint now", rank: 3),
        entry(.stop, letters("s"), "stop", "stop the run, with or without saving", rank: 3),
        entry(.export, letters("e"), "export", "write matrix, curves, errors and marks as files", rank: 2),
        entry(.nextTheme, letters("t"), "theme", "next theme", rank: 1),
        entry(.nextGlyphs, letters("T"), "glyphs", "curves in braille, blocks or ASCII"),
        entry(.nextScreen, [.tab], "next", "next screen", rank: 1),
        entry(.previousScreen, [.backTab], "previous", "previous screen"),
        entry(.move, [.up, .down, .left, .right] + letters("hjkl"), "move", "move the cursor or selection"),
        entry(.page, [.pageUp, .pageDown], "page", "move by a page"),
        entry(.toFirst, [.home] + letters("g"), "first", "go to the start"),
        entry(.toLast, [.end] + letters("G"), "last", "go to the end"),
        entry(.back, [.escape], "back", "close what lies above, or go back"),
    ]

    private static let screens: [Entry] = Screen.allCases.map { screen in
        let binding = KeyBinding(
            [.character(screen.digit)], hint: screen.title, help: "go to \(screen.title)", group: "Screens")
        return Entry(command: .show(screen), binding: binding, screens: nil, hintRank: 0)
    }
}
