import Foundation
import Kernels
import Synchronization
import Testing

@Suite("Running the passes of a step")
struct PassRunnerTests {
    private static let workerCounts = [1, 2, 3, 16]

    @Test("Every unit runs once, on a worker that exists", arguments: workerCounts, [0, 1, 7, 100])
    func unitsRunOnce(workers: Int, units: Int) {
        let calls = Mutex([Int: Int]())
        let runner = PassRunner(workers: workers)
        runner.run([
            Pass(.stem, units: units) { unit, worker in
                #expect((0..<workers).contains(worker))
                calls.withLock { $0[unit, default: 0] += 1 }
            }
        ])
        #expect(calls.withLock { $0 } == Dictionary(uniqueKeysWithValues: (0..<units).map { ($0, 1) }))
    }

    @Test("A pass begins when the one before it is done, and sees what it wrote", arguments: workerCounts)
    func passesAreOrdered(workers: Int) {
        let done = Atomic(0)
        let runner = PassRunner(workers: workers)
        let early = Atomic(0)
        runner.run(
            (0..<50).map { pass in
                Pass(.stem, units: 8) { _, _ in
                    if done.load(ordering: .acquiring) < 8 * pass { early.add(1, ordering: .relaxed) }
                    done.add(1, ordering: .acquiringAndReleasing)
                }
            })
        #expect(done.load(ordering: .relaxed) == 400)
        #expect(early.load(ordering: .relaxed) == 0)
    }

    @Test("Joined passes run every unit of each once", arguments: workerCounts)
    func joinedPasses(workers: Int) {
        let calls = Mutex([[Int]: Int]())
        let counts = [0, 3, 1, 0, 7]
        let passes = counts.enumerated().map { number, units in
            Pass(.stem, units: units) { unit, _ in calls.withLock { $0[[number, unit], default: 0] += 1 } }
        }
        PassRunner(workers: workers).run([.joined(.stem, passes), .joined(.stem, [])])
        let units = counts.enumerated().flatMap { number, units in (0..<units).map { [number, $0] } }
        #expect(calls.withLock { $0 } == Dictionary(uniqueKeysWithValues: units.map { ($0, 1) }))
    }

    @Test(
        "A worker that is held up is helped with its share",
        .enabled("one processor runs one worker") { ProcessInfo.processInfo.activeProcessorCount > 1 })
    func heldUpWorkersAreHelped() {
        let others = Atomic(0)
        PassRunner(workers: 2).run([
            Pass(.stem, units: 8) { unit, _ in
                guard unit == 0 else {
                    others.add(1, ordering: .acquiringAndReleasing)
                    return
                }
                let deadline = monotonicSeconds() + 30
                while others.load(ordering: .acquiring) < 7, monotonicSeconds() < deadline {}
            }
        ])
        #expect(others.load(ordering: .relaxed) == 7)
    }

    @Test("A runner serves many runs and keeps the time of each kind of operation")
    func repeatedRuns() {
        let runner = PassRunner(workers: 2)
        let total = Atomic(0)
        for _ in 0..<100 {
            runner.run([Pass(.head, units: 3) { unit, _ in total.add(unit, ordering: .relaxed) }])
        }
        #expect(total.load(ordering: .relaxed) == 300)
        #expect(runner.seconds[OperationKind.head.rawValue] > 0)
        #expect(runner.seconds[OperationKind.stem.rawValue] == 0)
        runner.resetSeconds()
        #expect(runner.seconds.allSatisfy { $0 == 0 })
    }
}
