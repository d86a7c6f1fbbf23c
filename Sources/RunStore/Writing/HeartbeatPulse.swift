import Foundation
import Synchronization

/// Gives the engine's sign of life once a second from a thread of its own, so that a long step or a long
/// evaluation does not look like a stall.
package final class HeartbeatPulse: Sendable {
    private let stopped = Atomic(false)

    package init(_ writer: RunWriter, every seconds: Double = 1) {
        let thread = Thread { [weak self] in
            while let self, !self.stopped.load(ordering: .relaxed) {
                // A write that fails here fails again in the engine's own next write, which reports it.
                try? writer.beat()
                Thread.sleep(forTimeInterval: seconds)
            }
        }
        thread.name = "heartbeat"
        thread.start()
    }

    /// Ends the pulse; the engine's last word must come after this.
    package func stop() { stopped.store(true, ordering: .relaxed) }
}
