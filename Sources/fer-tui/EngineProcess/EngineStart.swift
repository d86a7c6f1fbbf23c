import RunStore
import Training

/// Where a run's training begins.
struct EngineStart: Sendable, Equatable {
    /// The checkpoint to go on from, `last` or `best`; nil for a fresh run.
    var checkpoint: String?
    /// How many epochs the run is to have; nil for as many as its record says.
    var epochs: Int?

    static let fresh = EngineStart()

    /// As `fer-tui engine` takes it.
    var words: [String] {
        var words: [String] = []
        if let checkpoint { words += ["--\(Option.from.name)", checkpoint] }
        if let epochs { words += ["--\(Option.moreEpochs.name)", "\(epochs)"] }
        return words
    }
}
