import Training

/// Which run is meant, and what is to be done with it.
extension Option {
    static let from = Option(
        "from", .choice(["last", "best"]), "the checkpoint to go on from", defaultValue: "last")
    /// For the engine itself, which begins afresh where none is named.
    static let startingCheckpoint = Option(
        "from", .choice(["last", "best"]), "the checkpoint to go on from", defaultInWords: "none, a fresh run"
    )
    static let noSave = Option("no-save", .flag, "end without a checkpoint")
    static let yes = Option("yes", .flag, "do not ask before work is given up")
    /// Settings that may change when a run is resumed.
    static let resumable = settings(defaults: .standard) { $0.uses.contains(.resume) }.map {
        $0.value == .flag ? $0 : $0.defaulting(toWords: "as before")
    }
}

extension PositionalArgument {
    static let run = PositionalArgument("RUN", "a run's name or directory")
    static let optionalRun = PositionalArgument(
        "RUN", "a run's name or directory; the newest where none is named", count: .optional)
}
