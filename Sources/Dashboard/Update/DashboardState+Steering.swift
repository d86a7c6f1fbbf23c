import RunContract
import RunStore

/// The keys that reach the engine and the disk.
extension DashboardState {
    mutating func pauseOrUnpause() -> [DashboardAction] { send(run.state == .paused ? .unpause : .pause) }

    /// Asks for confirmation of a command to the engine, if there is an engine.
    mutating func ask(_ question: Question) {
        if canSteer() { overlay = .question(question, selected: 0) }
    }

    mutating func askForExport() {
        guard !isOpeningRun() else { return }
        guard !run.epochs.isEmpty else {
            return say("nothing to export before the first epoch ends", .warning)
        }
        overlay = .question(.export, selected: 0)
    }

    /// Sends a command if there is an engine; otherwise shows why not.
    mutating func send(_ kind: RunCommand) -> [DashboardAction] {
        guard canSteer() else { return [] }
        if let pending {
            say("\(pending.rawValue) is still being carried out", .warning)
            return []
        }
        pending = kind
        say(Self.asking(kind))
        return [.send(kind)]
    }

    static func text(_ kind: RunCommand, _ answer: CommandAnswer) -> String {
        guard answer.isAccepted else { return "\(kind.rawValue) was refused: \(answer.message)" }
        guard answer.message.isEmpty else { return answer.message }
        return switch kind {
        case .pause: "paused; p unpauses"
        case .unpause: "training continues"
        case .checkpoint: "checkpoint written"
        case .stopAndSave: "stopped and saved"
        case .stopWithoutSaving: "stopped"
        }
    }

    /// Returns whether another run is being opened, and shows a message if so: a key meant for that run must
    /// not reach this one.
    mutating func isOpeningRun() -> Bool {
        guard let opening, opening != run.directory else { return false }
        say("\(opening.name) is being opened", .warning)
        return true
    }

    /// Whether there is an engine that the keys can steer.
    var canBeSteered: Bool { !isReadOnly && run.state.isLive }

    private mutating func canSteer() -> Bool {
        if isOpeningRun() { return false }
        if isReadOnly {
            say("opened read-only: the run cannot be steered from here", .warning)
            return false
        }
        if !run.state.isLive {
            say("no engine is running: the run is \(run.state.rawValue)", .warning)
            return false
        }
        return true
    }

    private static func asking(_ kind: RunCommand) -> String {
        switch kind {
        case .pause: "pausing after this step; p unpauses"
        case .unpause: "unpausing"
        case .checkpoint: "writing a checkpoint after this step"
        case .stopAndSave: "stopping and saving after this step"
        case .stopWithoutSaving: "stopping after this step"
        }
    }
}
