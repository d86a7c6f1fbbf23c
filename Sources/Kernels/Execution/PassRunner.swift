import CIntrinsics
import Dispatch
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Runs the passes of a step one after another on a team of workers that one `concurrentPerform` starts.
///
/// Threads are not woken for every pass: workers claim units from atomic counters and, when none are left, spin until
/// the pass's last unit is done. Every worker has a share of neighbouring units that it takes first, the same part of
/// every pass, so that it finds in its own caches what it left there a pass before; then it helps the others with
/// theirs. Units are waited for, never workers, so the step finishes even where only one worker gets a processor.
package final class PassRunner {
    package let workers: Int
    /// Seconds spent in each kind of operation, by `OperationKind.rawValue`, since the last reset.
    package private(set) var seconds = [Double](repeating: 0, count: OperationKind.allCases.count)
    private let shares: [ShareCounter]
    private let finishedUnits = Atomic(0)
    /// Passes of all runs so far.
    private var passesBefore = 0

    /// - Parameter workers: at least 1.
    package init(workers: Int) {
        self.workers = max(1, workers)
        shares = (0..<self.workers).map { _ in ShareCounter() }
    }

    package func resetSeconds() {
        for kind in seconds.indices {
            seconds[kind] = 0
        }
    }

    /// Runs all units of all passes; returns when the last is done.
    package func run(_ passes: [Pass]) {
        finishedUnits.store(0, ordering: .relaxed)
        let team = Team(runner: self, passes: passes, passesBefore: passesBefore)
        passesBefore += passes.count
        if workers == 1 {
            seconds.withUnsafeMutableBufferPointer { team.work(worker: 0, seconds: $0) }
        } else {
            seconds.withUnsafeMutableBufferPointer { seconds in
                nonisolated(unsafe) let seconds = seconds
                DispatchQueue.concurrentPerform(iterations: workers) { worker in
                    team.work(worker: worker, seconds: worker == 0 ? seconds : nil)
                }
            }
        }
    }

    /// What the workers of one run share. Sendable by discipline: passes write where their units' numbers say.
    private struct Team: @unchecked Sendable {
        let runner: PassRunner
        let passes: [Pass]
        let passesBefore: Int

        func work(worker: Int, seconds: UnsafeMutableBufferPointer<Double>?) {
            var start = monotonicSeconds()
            var target = 0
            for (index, pass) in passes.enumerated() {
                target += pass.units
                claimUnits(of: pass, number: passesBefore + index, until: target, worker)
                waitForUnits(target)
                if let seconds {
                    let end = monotonicSeconds()
                    seconds[pass.kind.rawValue] += end - start
                    start = end
                }
            }
        }

        private func claimUnits(of pass: Pass, number: Int, until target: Int, _ worker: Int) {
            let workers = runner.workers
            var finished = 0
            for turn in 0..<workers {
                let owner = (worker + turn) % workers
                let share = (owner * pass.units / workers)..<((owner + 1) * pass.units / workers)
                while let place = runner.shares[owner].claim(in: number, count: share.count) {
                    pass.body(share.lowerBound + place, worker)
                    finished += 1
                }
            }
            if finished > 0 {
                streamed_stores_finish()
                runner.finishedUnits.wrappingAdd(finished, ordering: .acquiringAndReleasing)
            }
        }

        /// - Parameter target: the units of this pass and of all before it.
        private func waitForUnits(_ target: Int) {
            var spins = 0
            while runner.finishedUnits.load(ordering: .acquiring) < target {
                spins += 1
                if spins < 4096 {
                    processor_pause()
                } else {
                    sched_yield()
                }
            }
        }
    }
}

/// How much of a worker's share of a pass is claimed.
///
/// One word holds the number of the pass and the units claimed of it, so that nothing has to be set back between passes
/// and whoever comes too late finds a newer pass's number.
private final class ShareCounter: Sendable {
    private static let countBits = 32
    private let state = Atomic(-1 << countBits)
    /// Keeps two counters off one cache line, and off the neighbouring line that is fetched with it.
    private let spacing = InlineArray<16, Int>(repeating: 0)

    /// The place in the share of a unit that nobody has claimed; nil where all `count` are, or the pass is over.
    func claim(in pass: Int, count: Int) -> Int? {
        var seen = state.load(ordering: .relaxed)
        while true {
            let seenPass = seen >> Self.countBits
            let claimed = seenPass == pass ? seen - pass << Self.countBits : 0
            guard seenPass <= pass, claimed < count else { return nil }
            let (isExchanged, original) = state.weakCompareExchange(
                expected: seen, desired: pass << Self.countBits + claimed + 1, ordering: .relaxed)
            if isExchanged { return claimed }
            seen = original
        }
    }
}

/// Seconds of the monotonic clock.
package func monotonicSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
