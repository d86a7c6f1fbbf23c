import RunStore

/// Finds the run that a command line means.
enum RunLookup {
    /// The run named by the first word, else the newest.
    static func run(_ arguments: ParsedArguments) throws -> RunDirectory {
        let index = RunIndex(path: RunNaming.runsDirectory(given: arguments.text(.runsDirectory)))
        guard let name = arguments.positionals.first else { return try index.newest() }
        return try index.resolve(name)
    }
}
