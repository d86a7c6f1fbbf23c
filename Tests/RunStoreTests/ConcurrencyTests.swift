import Foundation
import Testing

@testable import RunStore

@Suite struct ConcurrencyTests {
    @Test func `a viewer reads while the engine writes, and sees every step once and in order`() throws {
        let temporary = try TemporaryDirectory()
        let run = try temporary.run()
        let writer = try RunWriter(run)
        Thread.detachNewThread {
            for step in 1...3000 {
                try? writer.record(step: Made.step(step))
                if step % 50 == 0 { try? writer.flush() }
            }
        }
        let reader = try RunReader(run)
        var seen: [Int] = []
        let end = WallClock.now() + 20
        while seen.count < 3000, WallClock.now() < end {
            seen += try reader.steps(after: seen.last ?? 0, limit: 500).map(\.step)
        }
        #expect(seen == Array(1...3000))
    }

    @Test func `a viewer that holds the database does not hold the engine`() throws {
        let temporary = try TemporaryDirectory()
        let run = try temporary.run()
        let writer = try RunWriter(run)
        let viewer = try Connection(path: run.database, mode: .readWrite)
        try viewer.run("BEGIN IMMEDIATE")
        try viewer.run("INSERT INTO commands (kind, requested_at) VALUES ('pause', 0)")

        let start = WallClock.now()
        try writer.record(step: Made.step(1))
        try writer.record(epoch: Made.epoch(1), confusion: [:], predictions: [])
        // Two flushes, each waiting a tenth of a second for the lock; generous for a busy machine.
        #expect(WallClock.now() - start < 2)

        try viewer.run("COMMIT")
        try writer.flush()
        let reader = try RunReader(run)
        #expect(try reader.steps(after: 0, limit: 10).count == 1)
        #expect(try reader.epochs().count == 1)
    }

    @Test func `of two engines the second is turned away while the first lives`() throws {
        let temporary = try TemporaryDirectory()
        let run = try temporary.run()
        let other = Process()
        other.executableURL = URL(fileURLWithPath: "/bin/sleep")
        other.arguments = ["60"]
        try other.run()
        let pid = Int(other.processIdentifier)
        let identity = ProcessIdentity(
            pid: pid, startTime: ProcessStatus(pid: pid)?.startTime ?? 0, boot: ProcessIdentity.current.boot)
        try Write.put(
            Heartbeat(process: identity, phase: .training),
            into: Connection(path: run.database, mode: .readWrite))

        #expect(throws: RunStoreError.engineAlreadyRunning(path: run.path, pid: pid)) { try RunWriter(run) }
        #expect(try RunReader(run).state() == .training)
        kill(other.processIdentifier, SIGKILL)
        // A process that has ended counts as gone before its parent has taken note of it.
        let reader = try RunReader(run)
        for _ in 0..<500 where try reader.state() != .crashed { usleep(10_000) }
        #expect(try reader.state() == .crashed)
        _ = try RunWriter(run)
    }

    @Test func `a pulse keeps a silent engine alive`() throws {
        let temporary = try TemporaryDirectory()
        let run = try temporary.run()
        let writer = try RunWriter(run)
        let reader = try RunReader(run)
        let before = try #require(try reader.heartbeat()).wallTime
        let pulse = HeartbeatPulse(writer, every: 0.02)
        var latest = before
        for _ in 0..<500 where latest <= before + 0.05 {
            Thread.sleep(forTimeInterval: 0.01)
            latest = try #require(try reader.heartbeat()).wallTime
        }
        pulse.stop()
        #expect(latest > before + 0.05)
    }
}
