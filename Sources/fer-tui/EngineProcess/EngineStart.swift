import RunStore
import Training

/// Where a run's training begins.
struct EngineStart: Sendable, Equatable {
    /// The checkpoint to go on from, `last` or `best`; nil for a fresh run.
    var checkpoint: String?
    /// Settings that the run gets anew, as text by name; the others stay as its record says.
    var changes: [String: String] = [:]

    static let fresh = EngineStart()

    /// As `fer-tui engine` takes it.
    var words: [String] {
        var words: [String] = []
        if let checkpoint { words += ["--\(Option.from.name)", checkpoint] }
        for option in Option.resumable {
            guard let value = changes[option.name] else { continue }
            words += option.value == .flag ? ["--\(option.name)"] : ["--\(option.name)", value]
        }
        return words
    }

    /// How many epochs the run is to have; nil for as many as its record says.
    var epochs: Int? { changes[Setting.epochs.name].flatMap { Int($0) } }

    /// The settings that a command line gives a resumed run anew.
    static func changes(_ arguments: ParsedArguments) -> [String: String] {
        let names = Option.resumable.map(\.name)
        var changes = arguments.given.filter { names.contains($0.key) }
        changes[Setting.data.name] = changes[Setting.data.name].map(absolutePath)
        return changes
    }
}
