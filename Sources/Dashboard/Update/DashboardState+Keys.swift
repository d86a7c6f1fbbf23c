import TerminalUI

extension DashboardState {
    /// More places than any list has.
    private static let farAway = 1 << 40

    /// Takes a key: what lies above the screen gets it first.
    mutating func press(_ key: Key) -> [DashboardAction] {
        if let overlay { return press(key, over: overlay) }
        guard let command = KeyTable.command(for: key, on: screen) else { return [] }
        return perform(command, key)
    }

    mutating func perform(_ command: UserCommand, _ key: Key) -> [DashboardAction] {
        switch command {
        case .show(let chosen): return show(chosen)
        case .nextScreen: return show(screen.moved(by: 1))
        case .previousScreen: return show(screen.moved(by: -1))
        case .pauseOrResume, .checkpoint, .stop, .export, .leave: return steer(command)
        case .nextTheme:
            appearance.theme = themes.theme(after: appearance.theme.name)
            say("theme \(appearance.theme.name)")
        case .nextGlyphs: changeGlyphs()
        case .help: overlay = .help(scroll: 0)
        case .palette: overlay = .palette(text: "", selected: 0)
        case .zoomPane: toggleZoom()
        case .nextPane: focusNextPane()
        case .move: return move(Direction(key) ?? .down)
        case .page: return moveInList(by: (key == .pageUp ? -1 : 1) * max(1, size.height - 8))
        case .toFirst: return moveInList(by: -Self.farAway)
        case .toLast: return moveInList(by: Self.farAway)
        case .activate: return activate()
        case .back: return goBack()
        case .nextNormalization, .previousEpoch, .nextEpoch, .showChange, .otherEpoch:
            return changeConfusion(command)
        case .nextOrder, .filterActual, .filterPredicted, .errorsOrAll, .clearFilter, .confidentlyWrong,
            .likelyMislabelled, .onlyMarked:
            return changeQuery(command)
        case .mark: return toggleMark()
        case .note: writeNote()
        case .attention: return nextAttention()
        case .zoomIn, .zoomOut, .panLeft, .panRight, .wholeRun: return changeSpan(command)
        case .nextSmoothing, .logarithmic, .otherMeasure, .paper: changeCharts(command)
        case .refresh: return [.listRuns]
        case .markRun: return markSelectedRun()
        case .unmarkRuns: return unmarkRuns()
        case .search: startSearch()
        case .nextMatch: return findMatch(isForward: true)
        case .previousMatch: return findMatch(isForward: false)
        case .follow: log.first = nil
        }
        return []
    }

    private mutating func changeGlyphs() {
        let all = GlyphSet.allCases
        let place = all.firstIndex(of: appearance.glyphs) ?? 0
        let next = all[(place + 1) % all.count]
        guard allowsUnicode || !next.isUnicode else {
            say("this terminal's locale shows ASCII alone", .warning)
            return
        }
        appearance.glyphs = next
        say("glyphs: \(next.rawValue)")
    }

    /// Goes to a screen and has read what it needs.
    mutating func show(_ chosen: Screen) -> [DashboardAction] {
        screen = chosen
        switch chosen {
        case .samples: return readSamples()
        case .runs: return listRuns()
        case .charts: return readShownSteps()
        case .system: return [.measureMachine]
        case .overview, .confusion, .log: return []
        }
    }

    private mutating func activate() -> [DashboardAction] {
        switch screen {
        case .confusion: return listCell()
        case .runs: return openSelectedRun()
        case .overview, .samples, .charts, .log, .system: return []
        }
    }

    private mutating func goBack() -> [DashboardAction] {
        notice = nil
        if leavePane() { return [] }
        switch screen {
        case .samples:
            if !search.isEmpty { return clearSearch() }
            guard let origin = samples.origin else { return [] }
            samples.origin = nil
            return show(origin)
        case .charts: charts.cursor = nil
        case .log, .runs: return clearSearch()
        case .overview, .confusion, .system: break
        }
        return []
    }
}
