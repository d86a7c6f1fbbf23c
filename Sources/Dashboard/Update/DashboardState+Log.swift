import Foundation

/// Searching in the log.
extension DashboardState {
    /// Goes to the next line, or the one before, that holds the searched text; around at the ends.
    mutating func findMatch(isForward: Bool) {
        guard !log.search.isEmpty, !run.log.isEmpty else { return }
        let count = run.log.count
        let start = log.first ?? (isForward ? -1 : count)
        let places = (1...count).map { ((isForward ? start + $0 : start - $0) % count + count) % count }
        guard let match = places.first(where: isMatch) else {
            say("\(log.search): not found", .warning)
            return
        }
        log.first = match
    }

    private func isMatch(_ line: Int) -> Bool {
        run.log[line].range(of: log.search, options: .caseInsensitive) != nil
    }
}
