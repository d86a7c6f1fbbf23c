import Foundation

/// Hands positions to workers and their batches, in order, to one reader; a bounded number is under way or
/// waiting at any time.
final class BatchQueue: @unchecked Sendable {
    /// Guards everything below.
    private let condition = NSCondition()
    private let count: Int
    private let mostInFlight: Int
    private var nextToMake = 0
    private var nextToDeliver = 0
    private var ready: [Int: PreparedBatch] = [:]
    private var cancelled = false

    init(count: Int, mostInFlight: Int) {
        self.count = count
        self.mostInFlight = mostInFlight
    }

    var isCancelled: Bool { condition.withLock { cancelled } }

    /// Blocks while enough is under way; nil when there is nothing left to make.
    func take() -> Int? {
        condition.withLock {
            while !cancelled, nextToMake < count, nextToMake >= nextToDeliver + mostInFlight {
                condition.wait()
            }
            guard !cancelled, nextToMake < count else { return nil }
            nextToMake += 1
            return nextToMake - 1
        }
    }

    func put(_ batch: PreparedBatch, at position: Int) {
        condition.withLock {
            guard !cancelled else { return }
            ready[position] = batch
            condition.broadcast()
        }
    }

    /// Blocks until the next batch in order is there; nil after the last one or once cancelled.
    func next() -> PreparedBatch? {
        condition.withLock {
            while !cancelled, nextToDeliver < count, ready[nextToDeliver] == nil { condition.wait() }
            guard !cancelled, let batch = ready.removeValue(forKey: nextToDeliver) else { return nil }
            nextToDeliver += 1
            condition.broadcast()
            return batch
        }
    }

    func cancel() {
        condition.withLock {
            cancelled = true
            ready = [:]
            condition.broadcast()
        }
    }
}
