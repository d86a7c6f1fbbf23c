/// What can go wrong with a run directory, each told in one line: the thing, what is wrong with it, and what
/// to do.
package enum RunStoreError: Error, Sendable, Equatable {
    case noSuchRun(path: String)
    case notARun(path: String)
    case noRuns(directory: String)
    case alreadyARun(path: String)
    case notWritable(path: String, reason: String)
    case notReadable(path: String)
    case notADatabase(path: String)
    case damaged(path: String, reason: String)
    case newerSchema(path: String, found: Int, known: Int)
    case diskFull(path: String)
    case busy(path: String)
    case engineAlreadyRunning(path: String, pid: Int)
    case engineNotRunning(path: String, state: String)
    case notAcknowledged(command: String, seconds: Double)
    case refused(command: String, reason: String)
    case commandsNotRead(path: String, reason: String)
    case isLink(path: String)
    case notEmpty(path: String)
    case database(path: String, reason: String)
}

extension RunStoreError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noSuchRun(let path): "\(path): no such run (`fer-tui runs` lists what there is)"
        case .notARun(let path): "\(path): holds no run.sqlite (name a run's own directory)"
        case .noRuns(let directory):
            "\(directory): holds no runs yet (start one with `fer-tui train` or `demo`)"
        case .alreadyARun(let path): "\(path): holds a run already (resume it, or name another directory)"
        case .notWritable(let path, let reason):
            "\(path): cannot be written: \(reason) (check its permissions, or name another directory)"
        case .notReadable(let path): "\(path): cannot be read (check its permissions)"
        case .notADatabase(let path): "\(path): is no fer-tui run database (name a run's own directory)"
        case .damaged(let path, let reason):
            "\(path): is damaged: \(reason) (restore a copy; the checkpoints beside it may still be good)"
        case .newerSchema(let path, let found, let known):
            "\(path): was written by a newer fer-tui (format \(found), this one reads up to \(known); update it)"
        case .diskFull(let path): "\(path): the disk is full (free some space, then resume the run)"
        case .busy(let path): "\(path): is locked by another program (close it and try again)"
        case .engineAlreadyRunning(let path, let pid):
            "\(path): is being trained already, by process \(pid) (stop that one first, or attach to it)"
        case .engineNotRunning(let path, let state):
            "\(path): no engine is running, the run is \(state)"
                + (state == RunState.finished.rawValue ? "" : " (`fer-tui resume` continues it)")
        case .notAcknowledged(let command, let seconds):
            "\(command): not acknowledged within \(Int(seconds)) s (the engine acts between two steps; see engine.log)"
        case .refused(let command, let reason): "\(command): refused by the engine: \(reason)"
        case .commandsNotRead(let path, let reason):
            "\(path): the engine cannot read its commands: \(reason) (it tries again; see engine.log)"
        case .isLink(let path):
            "\(path): is a link, which nothing in a run directory may be (copy what it points at)"
        case .notEmpty(let path):
            "\(path): is not empty (name a new directory for the run)"
        case .database(let path, let reason): "\(path): \(reason)"
        }
    }
}
