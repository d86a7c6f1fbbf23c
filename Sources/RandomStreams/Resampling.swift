/// Drawing samples again and again from what was observed (the bootstrap; Efron, 1979).
package enum Resampling {
    /// How many of `total` draws with replacement hit one of `hits` among `total`, for each resample.
    ///
    /// - Parameters:
    ///   - total: at least 1.
    ///   - resamples: each draws `total` times.
    package static func hitCounts(hits: Int, of total: Int, resamples: Int, seed: UInt64) -> [Int] {
        (0..<resamples).map { resample in
            var stream = RandomStream(
                seed: seed, sample: UInt32(truncatingIfNeeded: resample), purpose: .bootstrap)
            var count = 0
            for _ in 0..<total where stream.below(total) < hits { count += 1 }
            return count
        }
    }
}
