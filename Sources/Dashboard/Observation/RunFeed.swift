import Foundation
import RunStore
import Synchronization

/// Follows a run on a thread of its own and delivers it whenever it has changed, a few times a second at most.
package final class RunFeed: Sendable {
    /// Seconds between two looks.
    static let interval = 0.2
    /// The same for a run that is only drawn beside another.
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

    /// Ends the thread; nothing more is delivered after the look under way.
    package func stop() { isStopped.store(true, ordering: .relaxed) }
}
