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

    private mutating func perform(_ command: UserCommand, _ key: Key) -> [DashboardAction] {
        switch command {
        case .showScreen, .nextScreen, .previousScreen: return changeScreen(command, key)
        case .pauseOrResume, .checkpoint, .stop, .export, .leave: return steer(command)
        case .nextTheme:
            appearance.theme = themes.theme(after: appearance.theme.name)
            say("theme \(appearance.theme.name)")
        case .help: overlay = .help(scroll: 0)
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
        case .zoomIn, .zoomOut, .wholeRun, .nextSmoothing, .logarithmic: changeCharts(command)
        case .refresh: return [.listRuns]
        case .search: overlay = .search(text: "")
        case .nextMatch: findMatch(isForward: true)
        case .previousMatch: findMatch(isForward: false)
        case .follow: log.first = nil
        }
        return []
    }

    private mutating func changeScreen(_ command: UserCommand, _ key: Key) -> [DashboardAction] {
        switch command {
        case .nextScreen: return show(screen.moved(by: 1))
        case .previousScreen: return show(screen.moved(by: -1))
        default:
            guard case .character(let digit) = key, let number = digit.wholeNumberValue,
                let chosen = Screen(rawValue: number - 1)
            else { return [] }
            return show(chosen)
        }
    }

    /// Goes to a screen and has read what it needs.
    mutating func show(_ chosen: Screen) -> [DashboardAction] {
        screen = chosen
        switch chosen {
        case .samples: return readSamples()
        case .runs: return [.listRuns]
        case .overview, .confusion, .charts, .log: return []
        }
    }

    private mutating func activate() -> [DashboardAction] {
        switch screen {
        case .confusion: return listCell()
        case .runs: return openSelectedRun()
        case .overview, .samples, .charts, .log: return []
        }
    }

    private mutating func goBack() -> [DashboardAction] {
        notice = nil
        switch screen {
        case .samples:
            guard let origin = samples.origin else { return [] }
            samples.origin = nil
            return show(origin)
        case .charts: charts.cursor = nil
        case .log: log.search = ""
        case .overview, .confusion, .runs: break
        }
        return []
    }
}
