package import RunStore

/// A viewer's marks on disk: a table for each run, in the user's configuration folder, because viewers do not write into runs.
package struct MarkFolder: Sendable, Equatable {
    package let path: String

    package init(path: String) { self.path = path }

    /// `$XDG_CONFIG_HOME/fer-tui/marks`, by default `~/.config/fer-tui/marks`; nil without a home.
    package init?(environment: [String: String]) {
        let absolute = { (path: String?) in path.flatMap { $0.hasPrefix("/") ? $0 : nil } }
        let config =
            absolute(environment["XDG_CONFIG_HOME"]) ?? absolute(environment["HOME"]).map { $0 + "/.config" }
        guard let config else { return nil }
        path = config + "/fer-tui/marks"
    }

    /// The marks of a run; none if there are none yet.
    package func load(_ run: RunDirectory, createdAt: Double) -> SampleMarks {
        SmallFile.text(at: file(run, createdAt)).map(SampleMarks.init(csv:)) ?? SampleMarks()
    }

    package func save(
        _ marks: SampleMarks, of run: RunDirectory, createdAt: Double
    ) throws(RunStoreError) {
        try RunDirectory.makeDirectory(at: path)
        try SmallFile.save(marks.csv, to: file(run, createdAt))
    }

    /// Named after the run and the second of its creation, so that a moved run keeps its marks and a new run
    /// of the same name gets none of them.
    private func file(_ run: RunDirectory, _ createdAt: Double) -> String {
        let second = createdAt.isFinite && abs(createdAt) < 1e15 ? Int(createdAt) : 0
        return "\(path)/\(run.name)-\(second).csv"
    }
}
