/// What the user has set on the log screen.
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
