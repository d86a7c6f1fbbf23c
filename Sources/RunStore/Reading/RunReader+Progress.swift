import RunContract

/// How training went so far.
extension RunReader {
    /// The steps after one, oldest first; 0 for all. Read on from the last one's number. There are fewer than `limit`
    /// only at the end.
    package func steps(after step: Int, limit: Int) throws(RunStoreError) -> [StepRecord] {
        try read { connection throws(RunStoreError) in
            var steps: [StepRecord] = []
            var last = step
            while steps.count < limit {
                let wanted = limit - steps.count
                let page = try connection.rows(
                    """
                    SELECT step, epoch, loss, accuracy, learning_rate, images_per_second, seconds, input_wait
                    FROM steps WHERE step > ? AND step <= \(PossibleValues.counts.upperBound) ORDER BY step LIMIT ?
                    """, [.integer(last), .integer(wanted)]
                ) { ($0.integer(0), StepRecord($0)) }
                let possible = page.compactMap(\.1)
                connection.count(leftOut: page.count - possible.count, of: "steps")
                steps += possible
                guard page.count == wanted, let end = page.last else { break }
                last = end.0
            }
            return steps
        }
    }

    /// The latest steps, oldest first.
    package func latestSteps(limit: Int) throws(RunStoreError) -> [StepRecord] {
        let last = try read { connection throws(RunStoreError) in
            try connection.first(
                "SELECT max(step) FROM steps WHERE step <= \(PossibleValues.counts.upperBound)"
            ) { $0.integer(0) } ?? 0
        }
        return try steps(after: max(0, last - limit), limit: limit)
    }

    /// The steps of a range, oldest first.
    package func steps(in range: ClosedRange<Int>) throws(RunStoreError) -> [StepRecord] {
        try steps(after: range.lowerBound - 1, limit: range.count).filter { $0.step <= range.upperBound }
    }

    /// Every finished epoch, oldest first.
    package func epochs() throws(RunStoreError) -> [EpochRecord] {
        try read { connection throws(RunStoreError) in
            try connection.epochs()
        }
    }

    /// How often the test split was evaluated, over all sessions; at least as often as epochs were judged by it.
    package func testLooks() throws(RunStoreError) -> Int {
        try read { connection throws(RunStoreError) in
            let looks = try connection.first("SELECT count(*) FROM test_looks") { $0.integer(0) } ?? 0
            return max(looks, try connection.epochs().count { $0.split == .test })
        }
    }

    /// Where the steps of the latest epoch spend their time, the longest first; empty where that was not recorded.
    package func operations() throws(RunStoreError) -> [OperationRecord] {
        try read { connection throws(RunStoreError) in
            try connection.possibleRows(
                of: "operations",
                """
                SELECT operation, steps, seconds FROM operations
                WHERE epoch = (SELECT max(epoch) FROM operations) ORDER BY seconds DESC, operation
                """
            ) { OperationRecord($0) }
        }
    }

    /// Every checkpoint, oldest first.
    package func checkpoints() throws(RunStoreError) -> [CheckpointRecord] {
        try read { connection throws(RunStoreError) in
            try connection.possibleRows(
                of: "checkpoints",
                "SELECT name, epoch, step, accuracy, wall_time FROM checkpoints ORDER BY wall_time, step"
            ) { CheckpointRecord($0) }
        }
    }

    /// The latest events, oldest first, and a warning if the record holds impossible values.
    package func events(limit: Int) throws(RunStoreError) -> [EventRecord] {
        let newestFirst = try read { connection throws(RunStoreError) in
            try connection.possibleRows(
                of: "events", "SELECT kind, message, wall_time FROM events ORDER BY id DESC LIMIT ?",
                [.integer(limit)]
            ) { EventRecord($0) }
        }
        return newestFirst.reversed() + (remark.map { [EventRecord(.warning, $0)] } ?? [])
    }

    /// How many images could not be read.
    package func unreadableCount() throws(RunStoreError) -> Int {
        try read { connection throws(RunStoreError) in
            try connection.first("SELECT count(*) FROM events WHERE kind = 'unreadable'") { $0.integer(0) }
                ?? 0
        }
    }
}
