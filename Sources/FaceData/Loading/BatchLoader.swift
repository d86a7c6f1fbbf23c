/// Decodes and prepares the batches of one epoch ahead of the engine, a bounded number at a time.
///
/// The batches come in the order asked for, whatever thread made them. The work is done by threads of the
/// loader's own at low priority, so that it gives way to the engine and never blocks Swift's shared pool.
package final class BatchLoader: Sendable {
    private let queue: BatchQueue

    /// - Parameters:
    ///   - batches: for each batch its draws, as `EpochOrder` gives them. A resumed epoch passes only the
    ///     batches that are left.
    ///   - threads: how many batches are made at a time; at least one is.
    package init(source: any SampleSource, batches: [[Int]], preparation: ImagePreparation, threads: Int) {
        let workers = max(1, min(threads, batches.count))
        let queue = BatchQueue(count: batches.count, mostInFlight: workers + 2)
        self.queue = queue
        guard !batches.isEmpty else { return }
        for _ in 0..<workers {
            BackgroundThread.start(name: "fer-tui loader") {
                while let position = queue.take() {
                    let batch = PreparedBatch(
                        of: batches[position], from: source, preparation, isCancelled: { queue.isCancelled })
                    queue.put(batch, at: position)
                }
            }
        }
    }

    deinit {
        queue.cancel()
    }

    /// Blocks until the next batch is ready; nil after the last, or after `cancel`.
    package func next() -> PreparedBatch? {
        queue.next()
    }

    /// Ends the work in the background; `next` returns nil from then on.
    package func cancel() {
        queue.cancel()
    }
}
