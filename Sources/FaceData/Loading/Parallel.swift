import Foundation
import Synchronization

/// Spreads work over threads of its own.
enum Parallel {
    /// Calls `body` once for each index below `count`, from several threads, and waits for all of them.
    ///
    /// - Parameters:
    ///   - threads: at least one is used.
    ///   - body: must be safe to call from several threads.
    static func forEach(_ count: Int, threads: Int, _ body: @escaping @Sendable (Int) -> Void) {
        let next = SharedCounter()
        let done = DispatchGroup()
        for _ in 0..<max(1, min(threads, count)) {
            done.enter()
            BackgroundThread.start(name: "fer-tui reader") {
                while let index = next.take(below: count) { body(index) }
                done.leave()
            }
        }
        done.wait()
    }
}

/// Gives each number once.
private final class SharedCounter: Sendable {
    private let next = Atomic(0)

    func take(below count: Int) -> Int? {
        let index = next.add(1, ordering: .relaxed).oldValue
        return index < count ? index : nil
    }
}
