import RunStore

/// The list of runs.
extension DashboardState {
    /// The marked runs that have been read, without the one that is open.
    var overlaidRuns: [RunView] {
        runs.marked.filter { $0 != run.directory }.compactMap { runs.watched[$0] }
    }

    /// The open run, and the marked ones or else the selected one, as far as they can be read.
    var comparedRuns: [RunSummary] {
        let entries = runs.entries ?? []
        let others = runs.marked.isEmpty ? selectedEntry.map { [$0.directory] } ?? [] : runs.marked
        var seen: Set<RunDirectory> = []
        return ([run.directory] + others).filter { seen.insert($0).inserted }.compactMap { directory in
            entries.first { $0.directory == directory }.flatMap { try? $0.summary.get() }
        }
    }

    /// The letter of a marked run on charts and in tables; nil for the others.
    func mark(of directory: RunDirectory) -> Character? {
        guard let place = runs.marked.firstIndex(of: directory) else { return nil }
        let letters = Array("ABCDEF")
        return letters.indices.contains(place) ? letters[place] : nil
    }

    mutating func listRuns() -> [DashboardAction] {
        runs.listedAt = now
        return [.listRuns]
    }

    /// Takes the list in; the selection stays with its run.
    mutating func receive(_ entries: [RunIndex.Entry]) {
        let selected = runs.entries.flatMap { old in
            old.indices.contains(runs.selected) ? old[runs.selected].directory : nil
        }
        runs.entries = entries
        let place = entries.firstIndex { $0.directory == selected ?? run.directory }
        runs.selected = Self.clamped(place ?? runs.selected, count: entries.count)
    }

    mutating func openSelectedRun() -> [DashboardAction] {
        guard let entry = selectedEntry else { return [] }
        if case .failure(let error) = entry.summary {
            say(error.description, .error)
            return []
        }
        screen = .overview
        guard entry.directory != (opening ?? run.directory) else { return [] }
        opening = entry.directory
        return [.open(entry.directory)]
    }

    /// Marks the selected run, or takes its mark away. The selection stays, so that the same key undoes it and Enter
    /// opens the run that was marked.
    mutating func markSelectedRun() -> [DashboardAction] {
        guard let entry = selectedEntry else { return [] }
        if case .failure(let error) = entry.summary {
            say(error.description, .error)
            return []
        }
        if let place = runs.marked.firstIndex(of: entry.directory) {
            runs.marked.remove(at: place)
            runs.watched[entry.directory] = nil
        } else if runs.marked.count < RunsState.mostMarked {
            runs.marked.append(entry.directory)
        } else {
            say("\(RunsState.mostMarked) runs are marked: no more curves can be told apart", .warning)
            return []
        }
        return [.watch(runs.marked)]
    }

    /// Takes all marks away; without any, brings those back that were taken away so.
    mutating func unmarkRuns() -> [DashboardAction] {
        guard !runs.marked.isEmpty else {
            runs.marked = runs.unmarked
            runs.unmarked = []
            return [.watch(runs.marked)]
        }
        say("\(runs.marked.count) marks are removed; x brings them back")
        runs.unmarked = runs.marked
        runs.marked = []
        runs.watched = [:]
        return [.watch([])]
    }

    var selectedEntry: RunIndex.Entry? {
        guard let entries = runs.entries, entries.indices.contains(runs.selected) else { return nil }
        return entries[runs.selected]
    }
}
