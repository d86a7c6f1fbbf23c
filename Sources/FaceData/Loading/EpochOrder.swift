import RandomStreams

/// In what order an epoch goes through its samples: fixed by the seed and the epoch's number, so that a
/// resumed run goes on where it stopped.
package struct EpochOrder: Sendable, Equatable {
    /// Which samples an epoch has.
    package enum Sampling: String, Sendable, CaseIterable {
        /// Every sample once.
        case shuffled
        /// As many draws as there are samples, each class equally often: rare faces recur, frequent ones
        /// are left out at times. Within a class all samples come before any recurs.
        case classBalanced = "balanced"
    }

    package var seed: UInt64
    package var sampling: Sampling

    package init(seed: UInt64, sampling: Sampling = .shuffled) {
        self.seed = seed
        self.sampling = sampling
    }

    /// The epoch's batches of draws, as `order` gives them. Only the last may be smaller than `batchSize`.
    ///
    /// To resume at batch k, drop the first k.
    package func batches(labels: [Int], epoch: UInt32, batchSize: Int) -> [[Int]] {
        Self.batches(of: order(labels: labels, epoch: epoch), size: batchSize)
    }

    /// All samples in their own order, as evaluation takes them.
    package static func inOrder(count: Int, batchSize: Int) -> [[Int]] {
        batches(of: Array(0..<count), size: batchSize)
    }

    /// The epoch's draws, as many as there are labels: a sample's index, plus the number of labels for each
    /// time that it came before in the epoch, so that a sample that recurs is changed anew each time.
    package func order(labels: [Int], epoch: UInt32) -> [Int] {
        var stream = RandomStream(seed: seed, epoch: epoch, purpose: .epochOrder)
        switch sampling {
        case .shuffled: return stream.permutation(labels.count)
        case .classBalanced: return Self.balanced(labels, &stream)
        }
    }

    private static func balanced(_ labels: [Int], _ stream: inout RandomStream) -> [Int] {
        let members = Dictionary(grouping: labels.indices) { labels[$0] }
        let classes = members.keys.sorted()
        guard !classes.isEmpty else { return [] }
        var drawn: [Int] = []
        drawn.reserveCapacity(labels.count)
        for (rank, label) in classes.enumerated() {
            // The remainder of an uneven division goes to the first classes.
            let share = labels.count / classes.count + (rank < labels.count % classes.count ? 1 : 0)
            let pool = members[label] ?? []
            var left = share
            var repetition = 0
            while left > 0 {
                let round = stream.permutation(pool.count).prefix(left)
                drawn += round.map { pool[$0] + repetition * labels.count }
                left -= round.count
                repetition += 1
            }
        }
        return stream.permutation(drawn.count).map { drawn[$0] }
    }

    private static func batches(of order: [Int], size: Int) -> [[Int]] {
        let size = max(1, size)
        return stride(from: 0, to: order.count, by: size).map { start in
            Array(order[start..<min(start + size, order.count)])
        }
    }
}
