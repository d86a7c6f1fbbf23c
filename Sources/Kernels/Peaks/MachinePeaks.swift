/// What this machine does at best, measured by loops that do nothing else: what the times of an engine are held
/// against.
package struct MachinePeaks: Sendable {
    /// How much a second.
    package struct Rate: Sendable {
        /// By one thread that has the machine to itself.
        package let oneThread: Double
        /// By all threads together.
        package let allThreads: Double
    }

    package let threads: Int
    /// Operations on Float: two for each multiply-add.
    package let floatOperations: Rate
    /// Operations of the dot product on BFloat16; nil where the build has no instruction for it.
    package let bfloatOperations: Rate?
    /// Values of SiLU, read from and written to the nearest cache.
    package let activations: Rate
    /// Bytes read from memory.
    package let memoryRead: Rate
    /// Bytes copied within memory, counted where they are read and where they are written.
    package let memoryCopy: Rate

    /// The rate at which memory moves at best, whether it is read alone or copied.
    package var memory: Rate {
        Rate(
            oneThread: max(memoryRead.oneThread, memoryCopy.oneThread),
            allThreads: max(memoryRead.allThreads, memoryCopy.allThreads))
    }

    /// Takes about a second, and 512 MiB while it lasts: caches must not hold what is read.
    ///
    /// - Returns: nil where that memory cannot be had.
    package static func measure(threads: Int) -> MachinePeaks? {
        guard let memory = PeakMemory() else { return nil }
        func rate(_ amount: (PassRunner) -> Double) -> Rate {
            let one = best(PassRunner(workers: 1), amount)
            let all = threads > 1 ? best(PassRunner(workers: threads), amount) : one
            return Rate(oneThread: one, allThreads: all)
        }
        let hasDotProduct = Precision.bfloat16.missingFlags.isEmpty
        return MachinePeaks(
            threads: threads, floatOperations: rate(PeakLoops.floatOperations),
            bfloatOperations: hasDotProduct ? rate(PeakLoops.bfloatOperations) : nil,
            activations: rate(PeakLoops.activations), memoryRead: rate(memory.read),
            memoryCopy: rate(memory.copy))
    }

    /// The best of some rounds: a peak is what nothing disturbed.
    ///
    /// - Parameter amount: does some work, and says how much it was.
    private static func best(_ runner: PassRunner, _ amount: (PassRunner) -> Double) -> Double {
        (0..<4).map { _ in
            let start = monotonicSeconds()
            let done = amount(runner)
            return done / (monotonicSeconds() - start)
        }.max() ?? 0
    }
}
