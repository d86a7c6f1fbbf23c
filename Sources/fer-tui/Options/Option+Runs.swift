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
    static let moreEpochs = Option(
        "epochs", .integer(1...100_000), "how many epochs the run is to have in all",
        defaultInWords: "as before")
}

extension PositionalArgument {
    static let run = PositionalArgument("RUN", "a run's name or directory")
    static let optionalRun = PositionalArgument(
        "RUN", "a run's name or directory; the newest where none is named", count: .optional)
}
