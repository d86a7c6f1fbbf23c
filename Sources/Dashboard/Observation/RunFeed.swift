import Foundation
import RunStore
import Synchronization

/// Polls a run on a thread of its own and delivers each change, a few times per second at most.
package final class RunFeed: Sendable {
    /// Seconds between two polls.
    static let interval = 0.2
    /// The same for a marked run.
    static let besideInterval = 1.0

    private let isStopped = Atomic(false)

    package init(
        _ observer: RunObserver, interval: Double = RunFeed.interval,
        deliver: @escaping @Sendable (RunView) -> Void
    ) {
        let thread = Thread { [weak self, observer] in
            var latest = observer
            while let self, !self.isStopped.load(ordering: .relaxed) {
                let view = latest.poll(now: WallClock.now(), patience: RunObserver.laterLook)
                if let view { deliver(view) }
                if !latest.isBehind { Thread.sleep(forTimeInterval: interval) }
            }
        }
        thread.name = "run feed"
        thread.start()
    }

    /// Stops the thread after the poll in progress.
    package func stop() { isStopped.store(true, ordering: .relaxed) }
}
