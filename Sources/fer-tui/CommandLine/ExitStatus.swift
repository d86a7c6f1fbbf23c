/// What the program tells the shell.
enum ExitStatus: Int32, Sendable {
    case done = 0
    case failed = 1
    case usage = 2
    /// Ended by SIGINT or SIGTERM, after saving what was to be saved.
    case interrupted = 130
}
