import RunStore

/// The keys that reach the engine and the disk.
extension DashboardState {
    mutating func steer(_ command: UserCommand) -> [DashboardAction] {
        switch command {
        case .pauseOrResume: return send(run.state == .paused ? .resume : .pause)
        case .checkpoint: return send(.checkpoint)
        case .stop:
            if canSteer() { overlay = .stop(selected: 0) }
            return []
        case .export: return export()
        default: return [.leave]
        }
    }

    /// Sends a command where there is an engine to obey it, and says why not where there is none.
    mutating func send(_ kind: CommandKind) -> [DashboardAction] {
        guard canSteer() else { return [] }
        if let pending {
            say("\(pending.rawValue) is still being carried out", .warning)
            return []
        }
        pending = kind
        say(Self.asking(kind))
        return [.send(kind)]
    }

    static func text(_ kind: CommandKind, _ answer: Acknowledgement) -> String {
        guard answer.accepted else { return "\(kind.rawValue) was refused: \(answer.message)" }
        guard answer.message.isEmpty else { return answer.message }
        return switch kind {
        case .pause: "paused"
        case .resume: "training goes on"
        case .checkpoint: "checkpoint written"
        case .stopAndSave: "stopped and saved"
        case .stopWithoutSaving: "stopped"
        }
    }

    private mutating func export() -> [DashboardAction] {
        guard !run.epochs.isEmpty else {
            say("nothing to export before the first epoch ends", .warning)
            return []
        }
        say("exporting")
        return [.export(epoch: epoch, marks: marks)]
    }

    private mutating func canSteer() -> Bool {
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

    private static func asking(_ kind: CommandKind) -> String {
        switch kind {
        case .pause: "pausing after this step"
        case .resume: "going on"
        case .checkpoint: "writing a checkpoint after this step"
        case .stopAndSave: "stopping and saving after this step"
        case .stopWithoutSaving: "stopping after this step"
        }
    }
}
