import RunStore

/// Reads the list of runs repeatedly; a run that has ended and whose files have not changed is not opened
/// again.
struct RunListing {
    private struct Known {
        let stamps: [FileStamp?]
        let entry: RunIndex.Entry
    }

    private let index: RunIndex
    private var known: [RunDirectory: Known] = [:]

    init(_ index: RunIndex) { self.index = index }

    /// Every run, newest first.
    mutating func entries() -> [RunIndex.Entry] {
        let known = known
        let entries = index.entries { directory in
            guard let run = known[directory], run.stamps == Self.stamps(directory) else { return nil }
            return run.entry
        }
        self.known = [:]
        for entry in entries where Self.isEnded(entry) {
            self.known[entry.directory] = Known(stamps: Self.stamps(entry.directory), entry: entry)
        }
        return entries
    }

    /// The state of a live run also depends on the time; a resumed run changes its files.
    private static func isEnded(_ entry: RunIndex.Entry) -> Bool {
        guard case .success(let summary) = entry.summary else { return false }
        return !summary.state.isLive
    }

    private static func stamps(_ directory: RunDirectory) -> [FileStamp?] {
        [SmallFile.stamp(of: directory.database), SmallFile.stamp(of: directory.database + "-wal")]
    }
}
