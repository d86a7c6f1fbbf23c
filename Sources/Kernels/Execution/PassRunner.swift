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
/// Threads are not woken for every pass: workers claim units from an atomic counter and, when none are
/// left, spin until the pass's last unit is done. Units are waited for, never workers, so the step finishes
/// even where only one worker gets a processor.
package final class PassRunner {
    package let workers: Int
    /// Seconds spent in each kind of operation, by `OperationKind.rawValue`, since the last reset.
    package private(set) var seconds = [Double](repeating: 0, count: OperationKind.allCases.count)
    private let counters: UnsafeMutablePointer<Atomic<Int>>
    private let capacity: Int

    /// Counters of two passes never share a cache line, nor do a pass's two.
    private static let spacing = 8

    /// - Parameters:
    ///   - workers: at least 1.
    ///   - passCapacity: the longest list of passes that `run` will be given.
    package init(workers: Int, passCapacity: Int) {
        self.workers = max(1, workers)
        capacity = passCapacity
        let count = passCapacity * 2 * Self.spacing
        counters = .allocate(capacity: count)
        for index in 0..<count {
            (counters + index).initialize(to: Atomic(0))
        }
    }

    deinit {
        counters.deinitialize(count: capacity * 2 * Self.spacing)
        counters.deallocate()
    }

    package func resetSeconds() {
        for kind in seconds.indices {
            seconds[kind] = 0
        }
    }

    /// Runs all units of all passes; returns when the last is done.
    package func run(_ passes: [Pass]) {
        precondition(passes.count <= capacity)
        for index in 0..<(passes.count * 2) {
            counters[index * Self.spacing].store(0, ordering: .relaxed)
        }
        let team = Team(passes: passes, counters: counters, spacing: Self.spacing)
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
}

/// What the workers of one run share. Sendable by discipline: passes write where their units' numbers say.
private struct Team: @unchecked Sendable {
    let passes: [Pass]
    let counters: UnsafeMutablePointer<Atomic<Int>>
    let spacing: Int

    func work(worker: Int, seconds: UnsafeMutableBufferPointer<Double>?) {
        var start = monotonicSeconds()
        for (index, pass) in passes.enumerated() {
            let next = counters + 2 * index * spacing
            let done = counters + (2 * index + 1) * spacing
            claimUnits(of: pass, next, done, worker)
            waitForUnits(of: pass, done)
            if let seconds {
                let end = monotonicSeconds()
                seconds[pass.kind.rawValue] += end - start
                start = end
            }
        }
    }

    private func claimUnits(
        of pass: Pass, _ next: UnsafeMutablePointer<Atomic<Int>>,
        _ done: UnsafeMutablePointer<Atomic<Int>>, _ worker: Int
    ) {
        var finished = 0
        while true {
            let unit = next.pointee.wrappingAdd(1, ordering: .relaxed).oldValue
            guard unit < pass.units else { break }
            pass.body(unit, worker)
            finished += 1
        }
        if finished > 0 {
            streamed_stores_finish()
            done.pointee.wrappingAdd(finished, ordering: .acquiringAndReleasing)
        }
    }

    private func waitForUnits(of pass: Pass, _ done: UnsafeMutablePointer<Atomic<Int>>) {
        var spins = 0
        while done.pointee.load(ordering: .acquiring) < pass.units {
            spins += 1
            if spins < 4096 {
                processor_pause()
            } else {
                sched_yield()
            }
        }
    }
}

/// Seconds of the monotonic clock.
package func monotonicSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
