/// The list of runs.
extension DashboardState {
    mutating func openSelectedRun() -> [DashboardAction] {
        guard let entries = runs.entries, entries.indices.contains(runs.selected) else { return [] }
        let entry = entries[runs.selected]
        if case .failure(let error) = entry.summary {
            say(error.description, .error)
            return []
        }
        screen = .overview
        return entry.directory == run.directory ? [] : [.open(entry.directory)]
    }
}
