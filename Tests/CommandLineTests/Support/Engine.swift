import Foundation
import RunStore

@testable import fer_tui

/// A detached engine of a test, found through its run's heartbeat.
struct Engine {
    let run: RunDirectory

    init(runIn scratch: Scratch) throws {
        run = try RunDirectory(existing: scratch.file("run"))
    }

    var state: RunState {
        get throws { try RunReader(run).state() }
    }

    var step: Int {
        get throws { try RunReader(run).heartbeat()?.step ?? 0 }
    }

    /// Ends this very process, by its own number.
    func kill(_ signal: Int32 = SIGKILL) throws {
        guard let process = try RunReader(run).heartbeat()?.process, process.isAlive else { return }
        _ = Foundation.kill(pid_t(process.pid), signal)
    }

    /// Waits until something holds of the run.
    func wait(until holds: () throws -> Bool) async throws {
        try await waitUntil("the run, which is \((try? state.rawValue) ?? "unreadable")", holds)
    }
}

/// Waits until something holds; looks twenty times a second. Gives up so late that a busy machine is no reason.
func waitUntil(_ what: String, _ holds: () throws -> Bool) async throws {
    let seconds = 180.0
    let deadline = Date(timeIntervalSinceNow: seconds)
    while Date() < deadline {
        if try holds() { return }
        try await Task.sleep(for: .milliseconds(50))
    }
    throw CommandFailure("\(what): did not come to what was waited for", remedy: "in \(seconds) s")
}
