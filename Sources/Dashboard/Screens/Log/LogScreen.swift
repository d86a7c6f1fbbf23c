import Foundation
import TerminalUI

extension Screen {
    package static let log = Screen(LogScreen())
}

/// The engine's log.
struct LogScreen: ScreenContent {
    /// Columns that an arrow moves long lines by, and rows that one turn of the wheel moves the text by.
    private static let sidewaysColumns = 8
    private static let wheelRows = 3

    let title = "Log"
    let search: (any ScreenSearch)? = LogSearch()
    let commands: [KeyCommand] = [
        .change("f", "follow", "follow the end of the log", rank: 4) { $0.log.first = nil }
    ]

    func view(of state: DashboardState) -> any ScreenView { LogScreenView(state: state) }

    func move(_ direction: Direction, in state: inout DashboardState) -> [DashboardAction] {
        switch direction {
        case .left, .right: state.scrollLog(sideways: direction.step * Self.sidewaysColumns)
        case .up, .down: state.scrollLog(by: direction.step)
        }
        return []
    }

    func move(by places: Int, in state: inout DashboardState) -> [DashboardAction] {
        state.scrollLog(by: places)
        return []
    }

    func turnWheel(
        _ direction: Int, at position: Position, in area: Rect, state: inout DashboardState
    ) -> [DashboardAction] {
        move(by: direction * Self.wheelRows, in: &state)
    }
}

/// The search through the log's lines.
struct LogSearch: MatchSearch {
    var screen: Screen { .log }

    func range(in state: DashboardState) -> Range<Int> { state.run.log.firstLine..<state.run.log.endLine }

    func current(in state: DashboardState) -> Int? { state.log.match ?? state.log.first }

    func isMatch(_ place: Int, in state: DashboardState) -> Bool {
        state.run.log[line: place].range(of: text(in: state), options: .caseInsensitive) != nil
    }

    func place(in state: DashboardState) -> SearchOrigin {
        var origin = SearchOrigin()
        origin.place = current(in: state) ?? state.run.log.firstLine
        origin.log = state.log
        return origin
    }

    func go(to place: Int, in state: inout DashboardState) { state.showLog(line: place) }
    func go(backTo origin: SearchOrigin, in state: inout DashboardState) { state.log = origin.log }
}

/// The state of the log screen.
package struct LogState: Sendable, Equatable {
    /// The first line shown, counted over all lines read so far; nil follows the end.
    package var first: Int?
    /// The line found last.
    package var match: Int?
    /// The first column shown.
    package var column = 0
}

/// Scrolling.
extension DashboardState {
    /// How many lines the log screen shows.
    var logHeight: Int { max(1, ScreenLayout(size: size).content.height - 2) }

    /// Shows a line that was found, a third down the screen where there is as much above it.
    mutating func showLog(line: Int) {
        log.match = line
        scrollLog(to: line - logHeight / 3)
    }

    mutating func scrollLog(by lines: Int) {
        scrollLog(to: (log.first ?? lastLogStart) + min(max(lines, -run.log.endLine), run.log.endLine))
    }

    /// Moves the view sideways, for long lines.
    mutating func scrollLog(sideways columns: Int) { log.column = max(0, min(4000, log.column + columns)) }

    private mutating func scrollLog(to line: Int) {
        let first = max(run.log.firstLine, min(lastLogStart, line))
        log.first = first == lastLogStart ? nil : first
    }

    private var lastLogStart: Int { max(run.log.firstLine, run.log.endLine - logHeight) }
}
